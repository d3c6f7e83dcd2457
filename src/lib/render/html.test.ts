import { describe, expect, it } from 'vitest';
import { attributes, html, join, jsonScript } from './html.ts';
import { trustedHtml } from './trusted-types.ts';

describe('html', () => {
  it('escapes strings in text and in attribute values', () => {
    expect(String(html`<p title="${'<"&>'}">${'<"&>'}</p>`)).toBe(
      '<p title="&lt;&quot;&amp;&gt;">&lt;"&amp;&gt;</p>',
    );
  });

  it('finds attribute values between other values, and after a > in quotation marks', () => {
    const more = attributes({ lang: 'en' });
    expect(String(html`<a${more} title="a > b ${'"'} ${'"'}" rel=""${more}>"${'"'}"</a>${'"'}`)).toBe(
      '<a lang="en" title="a > b &quot; &quot;" rel="" lang="en">"""</a>"',
    );
  });

  it('passes HTML through, and arrays of it', () => {
    const item = html`<li>${'a & b'}</li>`;
    expect(String(html`<ul>${item}${[item, [item]]}</ul>`)).toBe(
      `<ul>${`<li>a &amp; b</li>`.repeat(3)}</ul>`,
    );
  });

  it('escapes strings in arrays', () => {
    expect(String(html`${['<', html`<br>`]}`)).toBe('&lt;<br>');
  });

  it('writes numbers, and nothing for undefined, false and an empty array', () => {
    expect(String(html`<p lang="${undefined}">${0}${undefined}${false}${[]}</p>`)).toBe('<p lang="">0</p>');
  });

  it('refuses text between attributes and in values without double quotation marks', () => {
    const text = 'onload=alert(1)';
    expect(() => html`<p ${text}></p>`).toThrow(TypeError);
    expect(() => html`<p ${html`${text}`}></p>`).toThrow(TypeError);
    expect(() => html`<p title=${text}></p>`).toThrow(TypeError);
    expect(() => html`<p title='${text}'></p>`).toThrow(TypeError);
    expect(() => html`<p title="${html`"${text}`}"></p>`).toThrow(TypeError);
  });
});

describe('join', () => {
  it('puts a separator between values and escapes both', () => {
    expect(String(join(['<', html`<b>b</b>`], ' & '))).toBe('&lt; &amp; <b>b</b>');
    expect(String(join(['a', 'b'], html`<br>`))).toBe('a<br>b');
  });
});

describe('attributes', () => {
  it('writes a name alone for true, and nothing for false and undefined', () => {
    const values = { id: 'a"b', hidden: true, open: false, lang: undefined, alt: '' };
    expect(String(attributes(values))).toBe(' id="a&quot;b" hidden alt=""');
  });
});

describe('jsonScript', () => {
  it('does not end early', () => {
    expect(String(jsonScript('text/json', { a: '</script>&"' }))).toBe(
      '<script type="text/json">{"a":"\\u003c/script>&\\""}</script>',
    );
  });
});

describe('trustedHtml', () => {
  it('takes HTML from templates', () => {
    expect(trustedHtml(html`<b>${'&'}</b>`)).toBe('<b>&amp;</b>');
  });

  // `npm run check` fails if any of these is allowed.
  it('takes no other type', () => {
    const never = () => {
      // @ts-expect-error -- a plain string
      trustedHtml('<b>');
      // @ts-expect-error -- the string of HTML
      trustedHtml(html`<b>`.toString());
      // @ts-expect-error -- an object that only looks like HTML
      trustedHtml({ toString: () => '<b>' });
      // @ts-expect-error -- true has no place in HTML
      trustedHtml(html`${true}`);
    };
    expect(never).toBeTypeOf('function');
  });
});
