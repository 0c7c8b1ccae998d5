// Made by generate.ts beside it.
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
/**
 * Latchkey
 * 0.1.0
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * See https://www.npmjs.com/package/oazapfts
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "/"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    thisServer: "/"
};
export type Problem = {
    /** Stable; also the address of a page about it. */
    "type": "/api/problems/invalid-request" | "/api/problems/ambiguous-address" | "/api/problems/malformed-body" | "/api/problems/credentials-missing" | "/api/problems/invalid-token" | "/api/problems/insufficient-scope" | "/api/problems/unknown-parameter" | "/api/problems/metrics-closed" | "/api/problems/beyond-rights" | "/api/problems/not-found" | "/api/problems/unknown-address" | "/api/problems/method-not-allowed" | "/api/problems/name-taken" | "/api/problems/already-created" | "/api/problems/body-too-large" | "/api/problems/unsupported-media-type" | "/api/problems/invalid-parameters" | "/api/problems/key-reused" | "/api/problems/too-many-failures" | "/api/problems/headers-too-large" | "/api/problems/internal-error" | "/api/problems/database-unavailable" | "/api/problems/outcome-unknown";
    title: string;
    status: number;
    detail: string;
    /** Also in the header X-Request-Id and in the log of the server. */
    requestId: string;
    /** Why a token was refused. */
    code?: string;
    /** What is wrong with each field. */
    errors?: {
        [key: string]: string;
    };
    /** The token that the first of several equal creates made. */
    tokenId?: string;
};
export type FunctionFailure = {
    status: 0;
    data: null;
    errors: string[];
    messages: null;
    warnings: null;
    metadata: {};
};
export type Token = {
    id: string;
    name: string;
    /** The last 4 characters of the secret, for telling tokens apart. */
    hint: string;
    /** By the clock of the database. “expiring”: within the warning window. */
    state: "active" | "expiring" | "expired";
    /** Whether the token may call every API function. */
    unrestricted: boolean;
    /** The features of a limited token. */
    features: string[];
    /** From this instant on the token is refused; null: it does not expire. */
    expiresAt: string | null;
    createdAt: string;
    createdBy: string;
    /** The last use, told at most a minute late; null: never used. */
    lastUsedAt: string | null;
    lastUsedAddress: string | null;
};
export type TokenPage = {
    tokens: Token[];
    /** The “cursor” of the next page; null on the last. */
    next: string | null;
};
export type Feature = "apitokens" | "diskusage" | "filelist" | "updatecontact" | "verify";
export type NewToken = {
    name: string;
    /** The instant from which the token is refused; null: never. */
    expiresAt?: string | null;
    /** The date in server time at the end of which the token expires. */
    expiresOn?: string;
    /** true: the token may call every API function. */
    unrestricted?: boolean;
    features?: Feature[];
};
export type CreatedToken = {
    token: Token;
    /** Shown in this answer and never again. */
    secret: string;
};
export type Revocation = {
    ids: string[];
};
export type RevocationResult = {
    /** How many tokens this request revoked. */
    revoked: number;
    /** The ids that your account had no token of. */
    alreadyGone: string[];
};
export type VerifyQuestion = {
    /** The secret that somebody showed you. */
    token: string;
    /** What it is needed for. */
    feature?: string;
    /** The address it was shown from; kept as its last use. */
    ip?: string;
};
export type VerifyAnswer = {
    valid: boolean;
    code: "valid" | "not_found" | "owner_suspended" | "expired" | "insufficient_feature" | "malformed";
    /** The token, where the secret belongs to one. */
    token?: {
        id: string;
        name: string;
        unrestricted: boolean;
        features: string[];
        expiresAt: string | null;
        createdAt: string;
        account: {
            id: string;
            username: string;
        };
    };
};
export type Renaming = {
    name: string;
};
export type OwnToken = {
    id: string;
    name: string;
    /** The last 4 characters of the secret, for telling tokens apart. */
    hint: string;
    /** By the clock of the database. “expiring”: within the warning window. */
    state: "active" | "expiring" | "expired";
    /** Whether the token may call every API function. */
    unrestricted: boolean;
    /** The features of a limited token. */
    features: string[];
    /** From this instant on the token is refused; null: it does not expire. */
    expiresAt: string | null;
    createdAt: string;
    createdBy: string;
    /** The last use, told at most a minute late; null: never used. */
    lastUsedAt: string | null;
    lastUsedAddress: string | null;
    account: {
        id: string;
        username: string;
    };
};
export type IntrospectionRequest = {
    token: string;
    token_type_hint?: string;
    /** The name of your own token, its id, or its account; where it is not in a header. */
    client_id?: string;
    /** Your own token, where it is not in a header (`client_secret_post`). */
    client_secret?: string;
    [key: string]: unknown;
};
export type ActiveToken = {
    active: true;
    /** Features, separated by spaces; “*” first for an unrestricted token. */
    scope: string;
    /** The same as a list. */
    features: string[];
    /** The name of the token. */
    client_id: string;
    /** The account that owns the token. */
    username: string;
    token_type: "Bearer";
    /** Unix time of the expiry; left out when the token does not expire. */
    exp?: number;
    iat: number;
    /** The id of the account. */
    sub: string;
    /** The id of the token. */
    jti: string;
};
export type InactiveToken = {
    active: false;
};
export type OAuthRefusal = {
    active: false;
    error: "invalid_request" | "invalid_client" | "insufficient_scope" | "temporarily_unavailable";
    error_description: string;
    /** Stable; also the address of a page about it. */
    "type": "/api/problems/invalid-request" | "/api/problems/ambiguous-address" | "/api/problems/malformed-body" | "/api/problems/credentials-missing" | "/api/problems/invalid-token" | "/api/problems/insufficient-scope" | "/api/problems/unknown-parameter" | "/api/problems/metrics-closed" | "/api/problems/beyond-rights" | "/api/problems/not-found" | "/api/problems/unknown-address" | "/api/problems/method-not-allowed" | "/api/problems/name-taken" | "/api/problems/already-created" | "/api/problems/body-too-large" | "/api/problems/unsupported-media-type" | "/api/problems/invalid-parameters" | "/api/problems/key-reused" | "/api/problems/too-many-failures" | "/api/problems/headers-too-large" | "/api/problems/internal-error" | "/api/problems/database-unavailable" | "/api/problems/outcome-unknown";
    title: string;
    status: number;
    detail: string;
    /** Also in the header X-Request-Id and in the log of the server. */
    requestId: string;
    /** Why a token was refused. */
    code?: string;
    /** What is wrong with each field. */
    errors?: {
        [key: string]: string;
    };
    /** The token that the first of several equal creates made. */
    tokenId?: string;
};
export type Function = {
    "module": string;
    name: string;
    path: string;
    /** What a limited token needs; null: only unrestricted tokens may call it. */
    feature: string | null;
    /** Any token may call it, whatever “feature” says: rights are checked for what it does. */
    anyToken: boolean;
    summary: string;
    arguments: {
        name: string;
        required: boolean;
        /** Takes several: the name again and again, or name-0, name-1 and so on. */
        list: boolean;
    }[];
    /** Whether the token of this request may call it. */
    allowed: boolean;
};
export type Readiness = {
    status: "ready" | "not_ready";
    /** What stands in the way, if anything: the database takes no changes, has no connection left for this server, or does not answer. */
    database: "answers" | "read_only" | "too_many_connections" | "does_not_answer";
    migrations: "applied" | "pending" | "unknown";
};
/**
 * May this request pass? (reverse proxies)
 */
export function verifyForProxy({ feature, latchkeyFeature }: {
    feature?: string;
    latchkeyFeature?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/v1/verify${QS.query(QS.explode({
        feature
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "latchkey-feature": latchkeyFeature
        })
    });
}
/**
 * May this request pass? (Envoy)
 */
export function verifyBeneathForProxy({ path, latchkeyFeature }: {
    path: string;
    latchkeyFeature?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/v1/verify/${encodeURIComponent(path)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "latchkey-feature": latchkeyFeature
        })
    });
}
/**
 * Create a token that may call every API function
 */
export function tokensCreateFullAccess({ name, expiresAt }: {
    name: string;
    expiresAt?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                create_time: number;
                token: string;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Tokens/create_full_access${QS.query(QS.explode({
        name,
        expires_at: expiresAt
    }))}`, {
        ...opts
    });
}
/**
 * Create a token that may call every API function
 */
export function tokensCreateFullAccessPost({ body }: {
    body?: {
        name: string;
        expires_at?: string;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                create_time: number;
                token: string;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Tokens/create_full_access", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Create a token that may call the functions of some features
 */
export function tokensCreateLimited({ name, expiresAt, features }: {
    name: string;
    expiresAt?: string;
    features: ("apitokens" | "diskusage" | "filelist" | "updatecontact" | "verify")[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                create_time: number;
                token: string;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Tokens/create_limited${QS.query(QS.explode({
        name,
        expires_at: expiresAt,
        features
    }))}`, {
        ...opts
    });
}
/**
 * Create a token that may call the functions of some features
 */
export function tokensCreateLimitedPost({ body }: {
    body?: {
        name: string;
        expires_at?: string;
        features: ("apitokens" | "diskusage" | "filelist" | "updatecontact" | "verify")[];
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                create_time: number;
                token: string;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Tokens/create_limited", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the tokens of the account
 */
export function tokensList({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "name" | "create_time" | "expires_at" | "has_full_access" | "features";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "name" | "create_time" | "expires_at" | "has_full_access" | "features";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                name: string;
                create_time: number;
                expires_at: number | null;
                has_full_access: 0 | 1;
                features: string[];
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Tokens/list${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * List the tokens of the account
 */
export function tokensListPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "name" | "create_time" | "expires_at" | "has_full_access" | "features";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "name" | "create_time" | "expires_at" | "has_full_access" | "features";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                name: string;
                create_time: number;
                expires_at: number | null;
                has_full_access: 0 | 1;
                features: string[];
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Tokens/list", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Give a token of the account another name, whatever its rights
 */
export function tokensRename({ name, newName }: {
    name: string;
    newName: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Tokens/rename${QS.query(QS.explode({
        name,
        new_name: newName
    }))}`, {
        ...opts
    });
}
/**
 * Give a token of the account another name, whatever its rights
 */
export function tokensRenamePost({ body }: {
    body?: {
        name: string;
        new_name: string;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Tokens/rename", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Revoke a token of the account, whatever its rights
 */
export function tokensRevoke({ name }: {
    name: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: 1 | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Tokens/revoke${QS.query(QS.explode({
        name
    }))}`, {
        ...opts
    });
}
/**
 * Revoke a token of the account, whatever its rights
 */
export function tokensRevokePost({ body }: {
    body?: {
        name: string;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: 1 | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Tokens/revoke", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the disk usage of the account and its limits; a limit of 0 is none
 */
export function quotaGetQuotaInfo(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                inode_limit: number;
                inodes_remain: number;
                inodes_used: number;
                megabyte_limit: number;
                megabytes_remain: number;
                megabytes_used: number;
                under_inode_limit: 0 | 1;
                under_megabyte_limit: 0 | 1;
                under_quota_overall: 0 | 1;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Quota/get_quota_info", {
        ...opts
    });
}
/**
 * Get the disk usage of the account and its limits; a limit of 0 is none
 */
export function quotaGetQuotaInfoPost({ body }: {
    body?: {};
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                inode_limit: number;
                inodes_remain: number;
                inodes_used: number;
                megabyte_limit: number;
                megabytes_remain: number;
                megabytes_used: number;
                under_inode_limit: 0 | 1;
                under_megabyte_limit: 0 | 1;
                under_quota_overall: 0 | 1;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Quota/get_quota_info", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the disk usage of the account in bytes; a limit of 0 is none
 */
export function quotaGetLocalQuotaInfo(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                byte_limit: number;
                bytes_used: number;
                inode_limit: number;
                inodes_used: number;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Quota/get_local_quota_info", {
        ...opts
    });
}
/**
 * Get the disk usage of the account in bytes; a limit of 0 is none
 */
export function quotaGetLocalQuotaInfoPost({ body }: {
    body?: {};
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                byte_limit: number;
                bytes_used: number;
                inode_limit: number;
                inodes_used: number;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Quota/get_local_quota_info", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List a folder in the home of the account
 */
export function filemanListFiles({ dir, types, onlyTheseFiles, mimeTypes, rawMimeTypes, limitToList, filepath, checkForLeafDirectories, includeMime, includePermissions, showHidden, apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    dir: string;
    types?: string[];
    onlyTheseFiles?: string[];
    mimeTypes?: string[];
    rawMimeTypes?: string[];
    limitToList?: "0" | "1";
    filepath?: string[];
    checkForLeafDirectories?: "0" | "1";
    includeMime?: "0" | "1";
    includePermissions?: "0" | "1";
    showHidden?: "0" | "1";
    apiFilterColumn?: "absdir" | "file" | "path" | "fullpath" | "exists" | "type" | "size" | "humansize" | "mode" | "nicemode" | "uid" | "gid" | "ctime" | "mtime" | "mimetype" | "mimename" | "rawmimetype" | "rawmimename" | "read" | "write";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "absdir" | "file" | "path" | "fullpath" | "exists" | "type" | "size" | "humansize" | "mode" | "nicemode" | "uid" | "gid" | "ctime" | "mtime" | "mimetype" | "mimename" | "rawmimetype" | "rawmimename" | "read" | "write";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                /** The home folder. */
                absdir: string;
                file: string;
                /** The folder that it is in. */
                path: string;
                fullpath: string;
                exists: 1;
                "type": "file" | "dir" | "char" | "block" | "fifo" | "link" | "socket";
                /** Bytes. */
                size: number;
                humansize: string;
                /** The whole mode, type included, as a decimal number. */
                mode: string;
                /** The permissions, written in octal: 755. */
                nicemode: number;
                uid: number;
                gid: number;
                /** When its facts last changed, in Unix seconds. */
                ctime: number;
                /** When its content last changed, in Unix seconds. */
                mtime: number;
                /** By the name alone: contents are never read. */
                mimetype?: string;
                mimename?: string;
                rawmimetype?: string;
                rawmimename?: string;
                /** Whether its owner may read it. */
                read?: 0 | 1;
                /** Whether its owner may write it. */
                write?: 0 | 1;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Fileman/list_files${QS.query(QS.explode({
        dir,
        types,
        only_these_files: onlyTheseFiles,
        mime_types: mimeTypes,
        raw_mime_types: rawMimeTypes,
        limit_to_list: limitToList,
        filepath,
        check_for_leaf_directories: checkForLeafDirectories,
        include_mime: includeMime,
        include_permissions: includePermissions,
        show_hidden: showHidden,
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * List a folder in the home of the account
 */
export function filemanListFilesPost({ body }: {
    body?: {
        dir: string;
        /** Types to list, separated by |. */
        types?: string[];
        /** Names to list, separated by commas. */
        only_these_files?: string[];
        mime_types?: string[];
        raw_mime_types?: string[];
        /** 1: list only the names in filepath-0, filepath-1 and so on. */
        limit_to_list?: "0" | "1";
        filepath?: string[];
        check_for_leaf_directories?: "0" | "1";
        include_mime?: "0" | "1";
        include_permissions?: "0" | "1";
        show_hidden?: "0" | "1";
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "absdir" | "file" | "path" | "fullpath" | "exists" | "type" | "size" | "humansize" | "mode" | "nicemode" | "uid" | "gid" | "ctime" | "mtime" | "mimetype" | "mimename" | "rawmimetype" | "rawmimename" | "read" | "write";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "absdir" | "file" | "path" | "fullpath" | "exists" | "type" | "size" | "humansize" | "mode" | "nicemode" | "uid" | "gid" | "ctime" | "mtime" | "mimetype" | "mimename" | "rawmimetype" | "rawmimename" | "read" | "write";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                /** The home folder. */
                absdir: string;
                file: string;
                /** The folder that it is in. */
                path: string;
                fullpath: string;
                exists: 1;
                "type": "file" | "dir" | "char" | "block" | "fifo" | "link" | "socket";
                /** Bytes. */
                size: number;
                humansize: string;
                /** The whole mode, type included, as a decimal number. */
                mode: string;
                /** The permissions, written in octal: 755. */
                nicemode: number;
                uid: number;
                gid: number;
                /** When its facts last changed, in Unix seconds. */
                ctime: number;
                /** When its content last changed, in Unix seconds. */
                mtime: number;
                /** By the name alone: contents are never read. */
                mimetype?: string;
                mimename?: string;
                rawmimetype?: string;
                rawmimename?: string;
                /** Whether its owner may read it. */
                read?: 0 | 1;
                /** Whether its owner may write it. */
                write?: 0 | 1;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Fileman/list_files", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get details of a file or folder in the home of the account
 */
export function filemanGetFileInformation({ path, checkForLeafDirectories, includeMime, includePermissions, showHidden }: {
    path: string;
    checkForLeafDirectories?: "0" | "1";
    includeMime?: "0" | "1";
    includePermissions?: "0" | "1";
    showHidden?: "0" | "1";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                /** The home folder. */
                absdir: string;
                file: string;
                /** The folder that it is in. */
                path: string;
                fullpath: string;
                exists: 0 | 1;
                "type"?: "file" | "dir" | "char" | "block" | "fifo" | "link" | "socket";
                /** Bytes. */
                size?: number;
                humansize?: string;
                /** The whole mode, type included, as a decimal number. */
                mode?: string;
                /** The permissions, written in octal: 755. */
                nicemode?: number;
                uid?: number;
                gid?: number;
                /** When its facts last changed, in Unix seconds. */
                ctime?: number;
                /** When its content last changed, in Unix seconds. */
                mtime?: number;
                /** By the name alone: contents are never read. */
                mimetype?: string;
                mimename?: string;
                rawmimetype?: string;
                rawmimename?: string;
                /** Whether its owner may read it. */
                read?: 0 | 1;
                /** Whether its owner may write it. */
                write?: 0 | 1;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Fileman/get_file_information${QS.query(QS.explode({
        path,
        check_for_leaf_directories: checkForLeafDirectories,
        include_mime: includeMime,
        include_permissions: includePermissions,
        show_hidden: showHidden
    }))}`, {
        ...opts
    });
}
/**
 * Get details of a file or folder in the home of the account
 */
export function filemanGetFileInformationPost({ body }: {
    body?: {
        path: string;
        check_for_leaf_directories?: "0" | "1";
        include_mime?: "0" | "1";
        include_permissions?: "0" | "1";
        show_hidden?: "0" | "1";
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                /** The home folder. */
                absdir: string;
                file: string;
                /** The folder that it is in. */
                path: string;
                fullpath: string;
                exists: 0 | 1;
                "type"?: "file" | "dir" | "char" | "block" | "fifo" | "link" | "socket";
                /** Bytes. */
                size?: number;
                humansize?: string;
                /** The whole mode, type included, as a decimal number. */
                mode?: string;
                /** The permissions, written in octal: 755. */
                nicemode?: number;
                uid?: number;
                gid?: number;
                /** When its facts last changed, in Unix seconds. */
                ctime?: number;
                /** When its content last changed, in Unix seconds. */
                mtime?: number;
                /** By the name alone: contents are never read. */
                mimetype?: string;
                mimename?: string;
                rawmimetype?: string;
                rawmimename?: string;
                /** Whether its owner may read it. */
                read?: 0 | 1;
                /** Whether its owner may write it. */
                write?: 0 | 1;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Fileman/get_file_information", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get facts about the account, or only those of these names
 */
export function variablesGetUserInformation({ name }: {
    name?: string[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                user?: string;
                /** No accounts stand above others: each is its own owner. */
                owner?: string;
                /** The domain that the operator set; empty when there is none. */
                domain?: string;
                /** That domain, or nothing. */
                domains?: string[];
                /** The first IPv4 address of the machine that answers. */
                ip?: string;
                /** The system user that owns the home folder; left out without one. */
                uid?: number;
                /** Empty when there is none. */
                home?: string;
                plan?: string;
                /** Always `latchkey`: pages have one look. */
                theme?: string;
                locale?: string;
                created?: number;
                last_modified?: number;
                /** Empty when there is none. */
                contact_email?: string;
                /** Empty when there is none. */
                contact_email_2?: string;
                /** In blocks of 1024 bytes; 0: unlimited. */
                disk_block_limit?: number;
                /** 0: unlimited. */
                inode_limit?: number;
                feature_list?: string;
                feature?: {
                    [key: string]: 1;
                };
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Variables/get_user_information${QS.query(QS.explode({
        name
    }))}`, {
        ...opts
    });
}
/**
 * Get facts about the account, or only those of these names
 */
export function variablesGetUserInformationPost({ body }: {
    body?: {
        name?: string[];
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                user?: string;
                /** No accounts stand above others: each is its own owner. */
                owner?: string;
                /** The domain that the operator set; empty when there is none. */
                domain?: string;
                /** That domain, or nothing. */
                domains?: string[];
                /** The first IPv4 address of the machine that answers. */
                ip?: string;
                /** The system user that owns the home folder; left out without one. */
                uid?: number;
                /** Empty when there is none. */
                home?: string;
                plan?: string;
                /** Always `latchkey`: pages have one look. */
                theme?: string;
                locale?: string;
                created?: number;
                last_modified?: number;
                /** Empty when there is none. */
                contact_email?: string;
                /** Empty when there is none. */
                contact_email_2?: string;
                /** In blocks of 1024 bytes; 0: unlimited. */
                disk_block_limit?: number;
                /** 0: unlimited. */
                inode_limit?: number;
                feature_list?: string;
                feature?: {
                    [key: string]: 1;
                };
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Variables/get_user_information", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get facts about the server, or only those of these names
 */
export function variablesGetServerInformation({ name }: {
    name?: string[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                /** Of the kernel, as in cPanel. */
                version?: string;
                default_theme?: string;
                /** Only the operator sets a password that was forgotten. */
                allow_reset_password?: 0;
                allow_reset_password_for_subaccounts?: 0;
                invite_sub?: 0;
                api_shell?: 0;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Variables/get_server_information${QS.query(QS.explode({
        name
    }))}`, {
        ...opts
    });
}
/**
 * Get facts about the server, or only those of these names
 */
export function variablesGetServerInformationPost({ body }: {
    body?: {
        name?: string[];
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                /** Of the kernel, as in cPanel. */
                version?: string;
                default_theme?: string;
                /** Only the operator sets a password that was forgotten. */
                allow_reset_password?: 0;
                allow_reset_password_for_subaccounts?: 0;
                invite_sub?: 0;
                api_shell?: 0;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Variables/get_server_information", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the hostname by which the server is reached
 */
export function variablesGetSessionInformation({ name }: {
    name?: string[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                host?: string;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Variables/get_session_information${QS.query(QS.explode({
        name
    }))}`, {
        ...opts
    });
}
/**
 * Get the hostname by which the server is reached
 */
export function variablesGetSessionInformationPost({ body }: {
    body?: {
        name?: string[];
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                host?: string;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Variables/get_session_information", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the domains of the account
 */
export function domainInfoListDomains({ hideTemporaryDomains }: {
    hideTemporaryDomains?: "0" | "1";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                main_domain: string | null;
                addon_domains: string[];
                parked_domains: string[];
                sub_domains: string[];
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/DomainInfo/list_domains${QS.query(QS.explode({
        hide_temporary_domains: hideTemporaryDomains
    }))}`, {
        ...opts
    });
}
/**
 * List the domains of the account
 */
export function domainInfoListDomainsPost({ body }: {
    body?: {
        hide_temporary_domains?: "0" | "1";
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                main_domain: string | null;
                addon_domains: string[];
                parked_domains: string[];
                sub_domains: string[];
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/DomainInfo/list_domains", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get details of the domains of the account
 */
export function domainInfoDomainsData({ format, returnHttpsRedirectsStatus, hideTemporaryDomains }: {
    format?: "hash" | "list";
    returnHttpsRedirectsStatus?: "0" | "1";
    hideTemporaryDomains?: "0" | "1";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                main_domain: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                } | null;
                addon_domains: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                }[];
                parked_domains: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                }[];
                sub_domains: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                }[];
            } | {
                "type": "main_domain";
                domain: string;
                servername: string;
                /** No aliases are known. */
                serveralias: "";
                user: string;
                owner: string;
                /** The first IPv4 address of the machine that answers. */
                ip: string;
                /** Left out when the account has no home folder. */
                homedir?: string;
                is_temporary: 0;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/DomainInfo/domains_data${QS.query(QS.explode({
        format,
        return_https_redirects_status: returnHttpsRedirectsStatus,
        hide_temporary_domains: hideTemporaryDomains
    }))}`, {
        ...opts
    });
}
/**
 * Get details of the domains of the account
 */
export function domainInfoDomainsDataPost({ body }: {
    body?: {
        format?: "hash" | "list";
        return_https_redirects_status?: "0" | "1";
        hide_temporary_domains?: "0" | "1";
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                main_domain: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                } | null;
                addon_domains: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                }[];
                parked_domains: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                }[];
                sub_domains: {
                    "type": "main_domain";
                    domain: string;
                    servername: string;
                    /** No aliases are known. */
                    serveralias: "";
                    user: string;
                    owner: string;
                    /** The first IPv4 address of the machine that answers. */
                    ip: string;
                    /** Left out when the account has no home folder. */
                    homedir?: string;
                    is_temporary: 0;
                }[];
            } | {
                "type": "main_domain";
                domain: string;
                servername: string;
                /** No aliases are known. */
                serveralias: "";
                user: string;
                owner: string;
                /** The first IPv4 address of the machine that answers. */
                ip: string;
                /** Left out when the account has no home folder. */
                homedir?: string;
                is_temporary: 0;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/DomainInfo/domains_data", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get details of one domain of the account
 */
export function domainInfoSingleDomainData({ domain, returnHttpsRedirectStatus, hideTemporaryDomains }: {
    domain: string;
    returnHttpsRedirectStatus?: "0" | "1";
    hideTemporaryDomains?: "0" | "1";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                "type": "main_domain";
                domain: string;
                servername: string;
                /** No aliases are known. */
                serveralias: "";
                user: string;
                owner: string;
                /** The first IPv4 address of the machine that answers. */
                ip: string;
                /** Left out when the account has no home folder. */
                homedir?: string;
                is_temporary: 0;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/DomainInfo/single_domain_data${QS.query(QS.explode({
        domain,
        return_https_redirect_status: returnHttpsRedirectStatus,
        hide_temporary_domains: hideTemporaryDomains
    }))}`, {
        ...opts
    });
}
/**
 * Get details of one domain of the account
 */
export function domainInfoSingleDomainDataPost({ body }: {
    body?: {
        domain: string;
        return_https_redirect_status?: "0" | "1";
        hide_temporary_domains?: "0" | "1";
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                "type": "main_domain";
                domain: string;
                servername: string;
                /** No aliases are known. */
                serveralias: "";
                user: string;
                owner: string;
                /** The first IPv4 address of the machine that answers. */
                ip: string;
                /** Left out when the account has no home folder. */
                homedir?: string;
                is_temporary: 0;
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/DomainInfo/single_domain_data", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the subdomains that every main domain has by itself: none
 */
export function domainInfoMainDomainBuiltinSubdomainAliases({ hideTemporaryDomains }: {
    hideTemporaryDomains?: "0" | "1";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: string[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/DomainInfo/main_domain_builtin_subdomain_aliases${QS.query(QS.explode({
        hide_temporary_domains: hideTemporaryDomains
    }))}`, {
        ...opts
    });
}
/**
 * List the subdomains that every main domain has by itself: none
 */
export function domainInfoMainDomainBuiltinSubdomainAliasesPost({ body }: {
    body?: {
        hide_temporary_domains?: "0" | "1";
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: string[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/DomainInfo/main_domain_builtin_subdomain_aliases", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the accounts that belong to the account: itself alone
 */
export function resellersListAccounts({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "user" | "domain" | "select";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "user" | "domain" | "select";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                user: string;
                /** Empty when there is none. */
                domain: string;
                select: "1" | "";
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Resellers/list_accounts${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * List the accounts that belong to the account: itself alone
 */
export function resellersListAccountsPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "user" | "domain" | "select";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "user" | "domain" | "select";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                user: string;
                /** Empty when there is none. */
                domain: string;
                select: "1" | "";
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Resellers/list_accounts", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the features of the account: every account has all that there are
 */
export function featuresListFeatures(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                [key: string]: 0 | 1;
            } | {
                [key: string]: 0 | 1;
            };
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Features/list_features", {
        ...opts
    });
}
/**
 * List the features of the account: every account has all that there are
 */
export function featuresListFeaturesPost({ body }: {
    body?: {};
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                [key: string]: 0 | 1;
            } | {
                [key: string]: 0 | 1;
            };
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Features/list_features", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Ask whether the account has a feature: the answer is the status itself
 */
export function featuresHasFeature({ name }: {
    name: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Features/has_feature${QS.query(QS.explode({
        name
    }))}`, {
        ...opts
    });
}
/**
 * Ask whether the account has a feature: the answer is the status itself
 */
export function featuresHasFeaturePost({ body }: {
    body?: {
        name: string;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Features/has_feature", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the names of the features
 */
export function featuresGetFeatureMetadata({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "id" | "name" | "is_cpaddon" | "is_plugin";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "id" | "name" | "is_cpaddon" | "is_plugin";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                id: string;
                name: string;
                is_cpaddon: 0 | 1;
                is_plugin: 0 | 1;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Features/get_feature_metadata${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * Get the names of the features
 */
export function featuresGetFeatureMetadataPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "id" | "name" | "is_cpaddon" | "is_plugin";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "id" | "name" | "is_cpaddon" | "is_plugin";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                id: string;
                name: string;
                is_cpaddon: 0 | 1;
                is_plugin: 0 | 1;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Features/get_feature_metadata", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get statistics of the account and the server
 */
export function statsBarGetStats({ display, apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    display: string;
    apiFilterColumn?: "id" | "name" | "item" | "module" | "feature" | "value" | "count" | "max" | "_count" | "_max" | "_maxed" | "is_maxed" | "percent" | "units";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "id" | "name" | "item" | "module" | "feature" | "value" | "count" | "max" | "_count" | "_max" | "_maxed" | "is_maxed" | "percent" | "units";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                id: string;
                name: string;
                item: string;
                "module"?: string;
                feature?: string;
                value?: string;
                count?: string;
                max?: string;
                _count?: string;
                _max?: string;
                _maxed?: 0 | 1;
                is_maxed?: 0 | 1;
                percent?: number;
                units?: string;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/StatsBar/get_stats${QS.query(QS.explode({
        display,
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * Get statistics of the account and the server
 */
export function statsBarGetStatsPost({ body }: {
    body?: {
        /** Names of statistics, separated by |. */
        display: string;
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "id" | "name" | "item" | "module" | "feature" | "value" | "count" | "max" | "_count" | "_max" | "_maxed" | "is_maxed" | "percent" | "units";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "id" | "name" | "item" | "module" | "feature" | "value" | "count" | "max" | "_count" | "_max" | "_maxed" | "is_maxed" | "percent" | "units";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                id: string;
                name: string;
                item: string;
                "module"?: string;
                feature?: string;
                value?: string;
                count?: string;
                max?: string;
                _count?: string;
                _max?: string;
                _maxed?: 0 | 1;
                is_maxed?: 0 | 1;
                percent?: number;
                units?: string;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/StatsBar/get_stats", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get what the account uses and its maximums; a maximum of null is none
 */
export function resourceUsageGetUsages({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "id" | "description" | "usage" | "maximum" | "formatter" | "url" | "error";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "id" | "description" | "usage" | "maximum" | "formatter" | "url" | "error";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                id: string;
                description: string;
                usage: number;
                maximum: number | null;
                formatter: "format_bytes" | null;
                /** Empty: no page is about it alone. */
                url: string;
                error: string | null;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/ResourceUsage/get_usages${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * Get what the account uses and its maximums; a maximum of null is none
 */
export function resourceUsageGetUsagesPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "id" | "description" | "usage" | "maximum" | "formatter" | "url" | "error";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "id" | "description" | "usage" | "maximum" | "formatter" | "url" | "error";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                id: string;
                description: string;
                usage: number;
                maximum: number | null;
                formatter: "format_bytes" | null;
                /** Empty: no page is about it alone. */
                url: string;
                error: string | null;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/ResourceUsage/get_usages", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Replace the contact addresses of the account by one or two others
 */
export function contactInformationSetEmailAddresses({ address }: {
    address: string[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/ContactInformation/set_email_addresses${QS.query(QS.explode({
        address
    }))}`, {
        ...opts
    });
}
/**
 * Replace the contact addresses of the account by one or two others
 */
export function contactInformationSetEmailAddressesPost({ body }: {
    body?: {
        address: string[];
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/ContactInformation/set_email_addresses", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Remove contact addresses of the account
 */
export function contactInformationUnsetEmailAddresses({ address }: {
    address: string[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/ContactInformation/unset_email_addresses${QS.query(QS.explode({
        address
    }))}`, {
        ...opts
    });
}
/**
 * Remove contact addresses of the account
 */
export function contactInformationUnsetEmailAddressesPost({ body }: {
    body?: {
        address: string[];
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/ContactInformation/unset_email_addresses", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the notifications that the account receives: none
 */
export function contactInformationGetNotificationPreferences({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "name" | "descp" | "enabled";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "name" | "descp" | "enabled";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                name: string;
                descp: string;
                enabled: 0;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/ContactInformation/get_notification_preferences${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * Get the notifications that the account receives: none
 */
export function contactInformationGetNotificationPreferencesPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "name" | "descp" | "enabled";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "name" | "descp" | "enabled";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                name: string;
                descp: string;
                enabled: 0;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/ContactInformation/get_notification_preferences", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the locale of the account
 */
export function localeGetAttributes(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                locale: string;
                name: string;
                encoding: "utf-8";
                direction: "ltr" | "rtl";
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Locale/get_attributes", {
        ...opts
    });
}
/**
 * Get the locale of the account
 */
export function localeGetAttributesPost({ body }: {
    body?: {};
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                locale: string;
                name: string;
                encoding: "utf-8";
                direction: "ltr" | "rtl";
            } | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Locale/get_attributes", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the locales that an account may have
 */
export function localeListLocales({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "locale" | "name" | "local_name" | "direction";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "locale" | "name" | "local_name" | "direction";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                locale: string;
                name: string;
                local_name: string;
                direction: "ltr" | "rtl";
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Locale/list_locales${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * List the locales that an account may have
 */
export function localeListLocalesPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "locale" | "name" | "local_name" | "direction";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "locale" | "name" | "local_name" | "direction";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                locale: string;
                name: string;
                local_name: string;
                direction: "ltr" | "rtl";
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Locale/list_locales", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Set the locale of the account
 */
export function localeSetLocale({ locale }: {
    locale: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Locale/set_locale${QS.query(QS.explode({
        locale
    }))}`, {
        ...opts
    });
}
/**
 * Set the locale of the account
 */
export function localeSetLocalePost({ body }: {
    body?: {
        locale: string;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Locale/set_locale", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the address of the last sign-in to the account
 */
export function lastLoginGetLastOrCurrentLoggedInIp(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: string[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/LastLogin/get_last_or_current_logged_in_ip", {
        ...opts
    });
}
/**
 * Get the address of the last sign-in to the account
 */
export function lastLoginGetLastOrCurrentLoggedInIpPost({ body }: {
    body?: {};
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: string[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/LastLogin/get_last_or_current_logged_in_ip", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Get the state of the services and of the machine that answers
 */
export function serverInformationGetInformation({ apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    apiFilterColumn?: "name" | "type" | "value" | "status" | "version";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "name" | "type" | "value" | "status" | "version";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                name: string;
                "type": "device" | "metric" | "service";
                value: string;
                status: 1;
                version?: string;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/ServerInformation/get_information${QS.query(QS.explode({
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * Get the state of the services and of the machine that answers
 */
export function serverInformationGetInformationPost({ body }: {
    body?: {
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "name" | "type" | "value" | "status" | "version";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "name" | "type" | "value" | "status" | "version";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                name: string;
                "type": "device" | "metric" | "service";
                value: string;
                status: 1;
                version?: string;
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/ServerInformation/get_information", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Run several functions in their order, until one fails
 */
export function batchStrict({ command, apiFilterColumn, apiFilterType, apiFilterTerm, apiSortColumn, apiSortMethod, apiSortReverse, apiPaginateSize, apiPaginateStart, apiPaginatePage }: {
    command: string[];
    apiFilterColumn?: "status" | "data" | "errors" | "messages" | "warnings" | "metadata";
    apiFilterType?: string;
    apiFilterTerm?: string;
    apiSortColumn?: "status" | "data" | "errors" | "messages" | "warnings" | "metadata";
    apiSortMethod?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
    apiSortReverse?: "0" | "1";
    apiPaginateSize?: number;
    apiPaginateStart?: number;
    apiPaginatePage?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                status: 0 | 1;
                data?: unknown;
                errors: string[] | null;
                messages: string[] | null;
                warnings: string[] | null;
                metadata: {
                    [key: string]: unknown;
                };
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>(`/execute/Batch/strict${QS.query(QS.explode({
        command,
        "api.filter_column": apiFilterColumn,
        "api.filter_type": apiFilterType,
        "api.filter_term": apiFilterTerm,
        "api.sort_column": apiSortColumn,
        "api.sort_method": apiSortMethod,
        "api.sort_reverse": apiSortReverse,
        "api.paginate_size": apiPaginateSize,
        "api.paginate_start": apiPaginateStart,
        "api.paginate_page": apiPaginatePage
    }))}`, {
        ...opts
    });
}
/**
 * Run several functions in their order, until one fails
 */
export function batchStrictPost({ body }: {
    body?: {
        command: string[];
        /** Column to filter by. Number several: `api.filter_column_0` and so on. */
        "api.filter_column"?: "status" | "data" | "errors" | "messages" | "warnings" | "metadata";
        /** `contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite. */
        "api.filter_type"?: string;
        /** What to compare the column with. */
        "api.filter_term"?: string;
        /** Column to sort by. */
        "api.sort_column"?: "status" | "data" | "errors" | "messages" | "warnings" | "metadata";
        /** `lexicographic` unless given. Needed for a column of numbers. */
        "api.sort_method"?: "lexicographic" | "numeric" | "numeric_zero_as_max" | "ipv4";
        /** 1: the other way round. */
        "api.sort_reverse"?: "0" | "1";
        /** Records in a page; 100 unless given. */
        "api.paginate_size"?: number;
        /** First record, counted from 1; -1: all of them. */
        "api.paginate_start"?: number;
        /** Page, counted from 1. */
        "api.paginate_page"?: number;
    };
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** 1: done. 0: not done; “errors” or “messages” say why. */
            status: 0 | 1;
            data: {
                status: 0 | 1;
                data?: unknown;
                errors: string[] | null;
                messages: string[] | null;
                warnings: string[] | null;
                metadata: {
                    [key: string]: unknown;
                };
            }[] | null;
            errors: string[] | null;
            messages: string[] | null;
            warnings: string[] | null;
            metadata: {
                [key: string]: unknown;
            };
        };
    } | {
        status: 400;
        data: FunctionFailure;
    } | {
        status: 401;
        data: FunctionFailure;
    } | {
        status: 403;
        data: FunctionFailure;
    } | {
        status: 413;
        data: FunctionFailure;
    } | {
        status: 415;
        data: FunctionFailure;
    } | {
        status: 429;
        data: FunctionFailure;
    } | {
        status: 431;
        data: FunctionFailure;
    } | {
        status: 500;
        data: FunctionFailure;
    } | {
        status: 503;
        data: FunctionFailure;
    }>("/execute/Batch/strict", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * List the tokens of the account
 */
export function listTokens({ search, state, sort, direction, limit, cursor }: {
    search?: string;
    state?: "active" | "expiring" | "expired";
    sort?: "name" | "created" | "expires";
    direction?: "asc" | "desc";
    limit?: number;
    cursor?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TokenPage;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/v1/tokens${QS.query(QS.explode({
        search,
        state,
        sort,
        direction,
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Create a token
 */
export function createToken({ idempotencyKey, newToken }: {
    idempotencyKey?: string;
    newToken: NewToken;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedToken;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/v1/tokens", oazapfts.json({
        ...opts,
        method: "POST",
        body: newToken,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "idempotency-key": idempotencyKey
        })
    }));
}
/**
 * Revoke many tokens
 */
export function revokeTokens({ revocation }: {
    revocation: Revocation;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RevocationResult;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/v1/tokens/revoke", oazapfts.json({
        ...opts,
        method: "POST",
        body: revocation
    }));
}
/**
 * Is this token good?
 */
export function verifyTokens({ body }: {
    body: VerifyQuestion | VerifyQuestion[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: VerifyAnswer | VerifyAnswer[];
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/v1/tokens/verify", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Read a token
 */
export function getToken({ id }: {
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Token;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/v1/tokens/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Rename a token
 */
export function renameToken({ id, renaming }: {
    id: string;
    renaming: Renaming;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Token;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/v1/tokens/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: renaming
    }));
}
/**
 * Revoke a token
 */
export function revokeToken({ id }: {
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/v1/tokens/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Who am I?
 */
export function getOwnToken(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: OwnToken;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/v1/token", {
        ...opts
    });
}
/**
 * Introspect a token (RFC 7662)
 */
export function introspectToken({ introspectionRequest }: {
    introspectionRequest: IntrospectionRequest;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ActiveToken | InactiveToken;
    } | {
        status: 400;
        data: OAuthRefusal;
    } | {
        status: 401;
        data: OAuthRefusal;
    } | {
        status: 403;
        data: OAuthRefusal;
    } | {
        status: 413;
        data: OAuthRefusal;
    } | {
        status: 415;
        data: OAuthRefusal;
    } | {
        status: 429;
        data: OAuthRefusal;
    } | {
        status: 431;
        data: OAuthRefusal;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/v1/introspect", oazapfts.form({
        ...opts,
        method: "POST",
        body: introspectionRequest
    }));
}
/**
 * List the API functions
 */
export function listFunctions(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            functions: Function[];
        };
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/v1/functions", {
        ...opts
    });
}
/**
 * Is the process alive?
 */
export function health(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            status: "ok";
        };
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/health", {
        ...opts
    });
}
/**
 * Can it serve requests?
 */
export function ready(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Readiness;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Readiness;
    }>("/api/ready", {
        ...opts
    });
}
/**
 * Metrics of this server (Prometheus)
 */
export function metrics(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/metrics", {
        ...opts
    });
}
/**
 * This API as an OpenAPI 3.1 document
 */
export function openapi(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            openapi: string;
            [key: string]: unknown;
        };
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/openapi.json", {
        ...opts
    });
}
/**
 * This API as a page
 */
export function docs(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/docs", {
        ...opts
    });
}
/**
 * All kinds of problems, as a page
 */
export function problems(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/problems", {
        ...opts
    });
}
/**
 * One kind of problem, as a page
 */
export function problem({ name }: {
    name: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 431;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/problems/${encodeURIComponent(name)}`, {
        ...opts
    });
}
