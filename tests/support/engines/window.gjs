#!/usr/bin/gjs
// A bare WebKitGTK window for WebKitWebDriver: unlike a browser window it has no toolbars and can have any width.
imports.gi.versions.Gtk = '3.0';
imports.gi.versions.WebKit2 = '4.1';
const { Gtk, WebKit2 } = imports.gi;

Gtk.init(null);
const context = WebKit2.WebContext.new_with_website_data_manager(WebKit2.WebsiteDataManager.new_ephemeral());
context.set_preferred_languages(['en-GB']);
context.set_automation_allowed(true);
context.connect('automation-started', (_, session) => {
  const info = new WebKit2.ApplicationInfo();
  info.set_name('window');
  session.set_application_info(info);
  session.connect('create-web-view', () => {
    const view = new WebKit2.WebView({ web_context: context, is_controlled_by_automation: true });
    const window = new Gtk.Window({ default_width: 1280, default_height: 800, decorated: false });
    window.add(view);
    view.connect('close', () => window.destroy());
    window.connect('destroy', () => Gtk.main_quit());
    window.show_all();
    return view;
  });
});
Gtk.main();
