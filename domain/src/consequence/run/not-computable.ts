import type { Text } from '../../text/text.ts';

/**
 * What was asked for makes sense, but cannot be computed: a property of the substance that no source gives, an input that
 * neither a person nor the registry knows. It is never replaced by a guess; `text` names what is missing.
 */
export class NotComputable extends Error {
  readonly text: Text;
  /** JSON pointer (RFC 6901) of the member of the input that would help, e.g. `/place/contentsT`; null: none would. */
  readonly pointer: string | null;
  constructor(text: Text, pointer: string | null = null) {
    super(text.en);
    this.name = 'NotComputable';
    this.text = text;
    this.pointer = pointer;
  }
}
