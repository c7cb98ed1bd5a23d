/** Narrower windows are laid out for a phone; the same number stands in the media queries of the styles. */
export const PHONE_PX = 768;
