/** In place of `$app/paths`: a site without a base path. */
export const asset = (path: string) => path;
