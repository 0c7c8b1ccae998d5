/** How many pages of `size` entries `total` entries take: an empty list has one, too. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
