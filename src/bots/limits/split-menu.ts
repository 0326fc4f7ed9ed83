/**
 * One message carries one keyboard, the answers or the menu. A screen with both is told in two: the first paragraph brings
 * the menu, the rest the answers. Undefined where there is no second paragraph.
 */
export function splitForMenu(text: string): { readonly head: string; readonly body: string } | undefined {
  const at = text.indexOf('\n\n');
  if (at < 0) return undefined;
  const head = text.slice(0, at).trim();
  const body = text.slice(at).trim();
  return head === '' || body === '' ? undefined : { head, body };
}
