// Plain JavaScript, because next.config.js and browsers read it as well.

/**
 * The path under which people find this server, without a slash at its end; '' at the root of its host.
 *
 * @param {string | undefined} publicUrl as PUBLIC_URL says it
 * @returns {string}
 */
export function basePathOf(publicUrl) {
  return publicUrl ? new URL(publicUrl).pathname.replace(/\/+$/, '') : '';
}

/**
 * A request target without this path; as it is where the path is not in front of it.
 *
 * @param {string} target
 * @param {string} basePath
 * @returns {string}
 */
export function beneath(target, basePath) {
  if (!basePath || !target.startsWith(basePath)) return target;
  const rest = target.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : target;
}

/**
 * The folder of the pages that were built for this path: Next writes it into them. One for each path, so that
 * two installations of one checkout do not build over each other.
 *
 * @param {string} basePath
 * @returns {string}
 */
export function buildFolderOf(basePath) {
  return `.next${basePath.replaceAll('/', '~')}`;
}
