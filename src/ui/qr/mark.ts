/** The mark in our picture files, by which a picture that an earlier run left behind is known. */

/** Stands behind the opening tag of an SVG. */
export const SVG_MARK = '<!-- made by roomkey -->';

/** The text chunk of a PNG (ISO/IEC 15948 §11.3.4.3): its keyword, a zero byte, and who made it. */
export const PNG_MARK = 'Software\0roomkey';

/** The beginning of a picture of ours, its bytes taken for letters. */
export const OUR_PICTURE =
  /^(<svg [^>]*>\n<!-- made by roomkey -->|\x89PNG\r\n\x1a\n.{25}.{4}tEXtSoftware\0roomkey)/s;
