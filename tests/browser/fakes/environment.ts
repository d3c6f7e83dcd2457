/** In place of `$app/environment`. */
export const version = 'own';
