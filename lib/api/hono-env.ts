import type { TokenActor } from '@/lib/actor/actor';
import type { VerifiedToken } from '@/lib/tokens/verify-token';

/** What the server knows of a request and no header can claim: its number, and where it came from. */
export type RequestFacts = {
  requestId: string;
  /** The client's address, as the server or a trusted proxy saw it. */
  address: string | null;
};

/** What the steps of a request hand on to each other. */
export type ApiEnv = {
  Bindings: {
    facts?: RequestFacts;
    /** Whether the client has left while it was still sending. */
    left?: () => boolean;
    /** How many bytes the address and the headers are. */
    headerBytes?: () => number;
  };
  Variables: RequestFacts & {
    /** The token that the request came with, once it has been verified. */
    token: VerifiedToken;
    actor: TokenActor;
  };
};
