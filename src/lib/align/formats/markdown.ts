import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { findContents } from './contents.ts';
import { aboutFields, readFrontMatter } from './front-matter.ts';
import { joinLines } from './join-lines.ts';
import { createBlockReader } from './markdown-blocks.ts';
import { readFootnotes } from './markdown-notes.ts';
import { SourceError, type SourceDocument } from './source.ts';
import { startSection } from './untitled-section.ts';

/**
 * Reads a text in Markdown (CommonMark, footnotes and line blocks). The title is the first level-one heading, or `title` in
 * the front matter, or `givenTitle`; every other heading begins a section. Text before the first of these makes a section
 * under the title. Throws SourceError.
 */
export function readMarkdown(text: string, file: string, lang: string, givenTitle?: string): SourceDocument {
  const { fields, body, lines, places } = readFrontMatter(text, file);
  const note = (line: number, note: string) => {
    const at = `${file}:${line + lines}`;
    // The title is read twice.
    if (!places.some((place) => place.at === at && place.note === note)) places.push({ at, note });
  };
  const footnotes = readFootnotes(body, note);
  const reader = createBlockReader(footnotes.body, note);
  const nodes = fromMarkdown(footnotes.body).children;
  const headingOf = (node: Nodes) => {
    const heading = joinLines(reader.textOf(node));
    // Pandoc and others write an id after a heading.
    const plain = heading.replace(/\s*\{[#.][^{}]*\}$/, '');
    if (plain !== heading)
      note(node.position?.start.line ?? 0, `the id or class of a heading was left out: ${heading}`);
    return plain;
  };
  const knownTitle = givenTitle ?? fields.get('title');
  let title = knownTitle ?? titleIn(nodes, file, lines, headingOf);
  const sections: SourceDocument['sections'] = [];
  let isTitleNext = knownTitle === undefined;
  for (const node of nodes) {
    const line = node.position?.start.line ?? 0;
    if (node.type === 'heading') {
      const heading = headingOf(node);
      if (!heading) continue;
      if (heading === title && !sections.length && node.depth === 1) {
        isTitleNext = false;
        continue;
      }
      if (isTitleNext && node.depth === 1) [title, isTitleNext] = [heading, false];
      else sections.push({ heading, line, blocks: [] });
      continue;
    }
    const blocks = reader.blocksOf(node);
    if (blocks.length) startSection(sections, title, line, note).blocks.push(...blocks);
  }
  leaveOutContents(sections, note);
  if (!sections.length) {
    throw new SourceError(
      file,
      undefined,
      'has no text under its title.',
      'Add a heading, "## …", and a text under it.',
    );
  }
  footnotes.addTo(sections, (markdown, line) => {
    const own = createBlockReader(markdown, (at, text) => note(line + at - 1, text));
    return joinLines(fromMarkdown(markdown).children.map(own.textOf).join('\n'));
  });
  for (const section of sections) {
    section.line += lines;
    for (const block of section.blocks) block.line += lines;
  }
  return { lang, file, title, about: aboutFields(fields), sections, places };
}

/** The first level-one heading. Throws SourceError if there is none, or if it is the first of several chapters. */
function titleIn(
  nodes: RootContent[],
  file: string,
  linesBefore: number,
  headingOf: (node: Nodes) => string,
): string {
  const tops = nodes.filter((node) => node.type === 'heading' && node.depth === 1 && headingOf(node) !== '');
  const [first, second] = tops;
  const after = first && nodes[nodes.indexOf(first) + 1];
  // Title, then chapters with text: the title has no text of its own, or smaller headings follow.
  const isChapter = second && after && after.type !== 'heading' && after.type !== 'html';
  if (!first || isChapter) {
    throw new SourceError(
      file,
      isChapter ? (first?.position?.start.line ?? 0) + linesBefore : undefined,
      isChapter
        ? `has no title: its "#" headings are sections, of which the first is "${headingOf(first).slice(0, 40)}".`
        : 'has no title.',
      'Begin with "# The title", add "title: …" to the front matter, or add title="…" to the command.',
    );
  }
  return headingOf(first);
}

/** Leaves out a list whose items are the headings of later sections, and its own heading. */
function leaveOutContents(
  sections: SourceDocument['sections'],
  note: (line: number, note: string) => void,
): void {
  for (const [n, { heading, line, blocks }] of sections.entries()) {
    const texts = [
      heading,
      ...blocks.map(({ text }) => text),
      ...sections.slice(n + 1).map((each) => each.heading),
    ];
    const found = findContents(texts, (index) => index > blocks.length);
    if (!found) continue;
    const [start, end] = [Math.max(found[0], 1), Math.min(found[1], blocks.length + 1)];
    if (end - start < 2) continue;
    note(
      line,
      `a list of contents of ${end - start} lines was left out: each is the heading of a later section`,
    );
    blocks.splice(start - 1, end - start);
    if (!blocks.length) sections.splice(n, 1);
    return;
  }
}
