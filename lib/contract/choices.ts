/*
 * What parameters may say. Apart from the schemas, so that a page reads its own address without
 * loading a validator.
 */
import { GROUP_ID_PATTERN } from '@/lib/lineage';

/** Hard bound on the nodes of one answer. */
export const GRAPH_NODE_LIMIT = 10_000;

/** A further hop asked for at one side of one node: `<key>.up`, `<key>.down`, `<key>.up*` (all the way). */
export const EXPANSION_PATTERN = /^[0-9a-z]{16}\.(up|down)\*?$/;

/** Key of a node. */
export const KEY_PATTERN = /^[0-9a-z]{16}$/;

/** A folded card: `<key of its node>.<side>.<kind>`. */
export const FOLD_PATTERN = /^[0-9a-z]{16}\.(up|down)\.(dataset|job)$/;

/**
 * What may stand in `expanded`: a further hop, a folded card to open, or a group to open (see
 * `lib/lineage/group-id.ts`).
 */
export const EXPANDED_PATTERN = new RegExp(
  `${EXPANSION_PATTERN.source}|${FOLD_PATTERN.source}|${GROUP_ID_PATTERN.source}`,
);

/** What an impact list of a column holds: everything, the best way to each model, or where ways end. */
export const IMPACT_LISTS = ['all', 'models', 'ends'] as const;

/** `hubs`: more than {@link HUB_SIBLINGS} siblings are one card; `none`: every node by itself. */
export const FOLDS = ['hubs', 'none'] as const;

/**
 * More siblings of one kind at one side of a node are folded by the server, which then neither walks
 * on from them nor reads them. Fewer come whole: the browser folds leaves among them (more than five),
 * so that opening such a card and searching in it needs no server.
 */
export const HUB_SIBLINGS = 50;

/** Members of a folded card that one page lists. */
export const FOLD_PAGE = 100;

/** Two nodes whose paths are drawn: `<key>..<key>`. */
export const PATHS_PATTERN = /^[0-9a-z]{16}\.\.[0-9a-z]{16}$/;

/** Paths that one answer lists at most; the shortest are. */
export const PATHS_LISTED = 100;
/** Paths counted at most: beyond them an answer says "at least". */
export const PATHS_COUNTED = 1000;

/** Hidden nodes that one search of a graph lists at most. */
export const FIND_LIMIT = 20;

/** Nodes drawn besides what a question reaches, at most. */
export const BESIDES_LIMIT = 500;

/** Hard bound on the nodes that one answer gathers into groups. */
export const GROUPED_NODE_LIMIT = 200_000;

/** `table`: datasets and jobs; `column`: the columns within them. */
export const GRAPH_LEVELS = ['table', 'column'] as const;
/** `logical`: datasets and jobs; `pinned`: the exact versions and runs behind the focus. */
export const GRAPH_MODES = ['logical', 'pinned'] as const;
/** Characters of a selector at most. */
export const SELECT_LIMIT = 2000;

/** Kinds of event, told apart by shape. */
export const EVENT_KINDS = ['run', 'job', 'dataset'] as const;

/** What values can be suggested for. */
export const SUGGEST_FIELDS = ['name', 'type', 'namespace', 'owner', 'tag', 'column'] as const;

/** Which way to ask for consequences (or causes). */
export const IMPACT_DIRECTIONS = ['downstream', 'upstream'] as const;
/** `distance`: nearest first; `owner`: what the same owners answer for together, nobody's last. */
export const IMPACT_ORDERS = ['distance', 'owner'] as const;
/** What a table of a graph holds a row for. */
export const GRAPH_TABLES = ['nodes', 'edges', 'columns'] as const;

/**
 * What nodes are counted by. `owner` and `tag` count a node once for each it has, and not where it has none;
 * `owners` once, by all of them together, and where nobody owns it as the empty text.
 */
export const TALLIED = ['type', 'status', 'owner', 'owners', 'tag', 'namespace', 'age'] as const;
export type Tallied = (typeof TALLIED)[number];

/** How long ago a node was updated, each age without the ones before; `never` where no event told a time. */
export const AGES = ['1d', '7d', '30d', 'older', 'never'] as const;
export type AgeBand = (typeof AGES)[number];

/** Values that one count lists at most; the most frequent are. */
export const VALUES_LISTED = 200;
