import type { CDPSession, Page } from '@playwright/test';
import { plain, type Line } from './lines.ts';

type AXNode = Awaited<ReturnType<typeof fullTree>>[number];

const fullTree = async (cdp: CDPSession) => (await cdp.send('Accessibility.getFullAXTree')).nodes;

const LANDMARKS = ['navigation', 'complementary'];

type Place = { lang: string; label: string | undefined };

/**
 * The text of Chromium’s accessibility tree within an element, in order, each run with its language. The DevTools protocol
 * leaves the language out of the tree, so it is taken from the nearest element with `lang`, as browsers do.
 */
export async function treeOf(page: Page, selector: string): Promise<Line[]> {
  const cdp = await page.context().newCDPSession(page);
  const places = await placesOf(cdp);
  const nodes = new Map((await fullTree(cdp)).map((node) => [node.nodeId, node]));
  const { root } = await cdp.send('DOM.getDocument');
  const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node } = await cdp.send('DOM.describeNode', { nodeId });
  await cdp.detach();

  const linesOf = ({ role, name, childIds, backendDOMNodeId }: AXNode): Line[] => {
    const place = places.get(backendDOMNodeId ?? -1);
    const { lang = '', label } = place ?? {};
    if (role?.value === 'StaticText') return [{ lang, text: plain(String(name?.value)) }];
    // A landmark has a name and content. For any other node the name replaces the content.
    if (label !== undefined && !LANDMARKS.includes(String(role?.value)))
      return [{ lang, text: plain(label) }];
    return (childIds ?? []).flatMap((id) => {
      const child = nodes.get(id);
      return child ? linesOf(child) : [];
    });
  };
  const top = [...nodes.values()].find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
  return top ? linesOf(top).filter(({ text }) => text) : [];
}

/** The language and the label of every node of the document. */
async function placesOf(cdp: CDPSession): Promise<Map<number, Place>> {
  const { root } = await cdp.send('DOM.getDocument', { depth: -1 });
  const places = new Map<number, Place>();
  const visit = ({ backendNodeId, attributes = [], children = [] }: typeof root, around: string): void => {
    const valueOf = (name: string) => {
      const at = attributes.findIndex((attribute, n) => n % 2 === 0 && attribute === name);
      return at < 0 ? undefined : attributes[at + 1];
    };
    const lang = valueOf('lang')?.toLowerCase() ?? around;
    places.set(backendNodeId, { lang, label: valueOf('aria-label') });
    for (const child of children) visit(child, lang);
  };
  visit(root, '');
  return places;
}
