export { blockTree, lowestCommon, mustPass, type BlockTree } from './block-tree.js';
export { blocksOf, simplePaths, type SimplePaths } from './simple-paths.js';
export { disjointPaths, type DisjointPaths } from './disjoint-paths.js';
export { routedTaint, type RoutedTaint } from './routed.js';
export { judgeMeaning, type Meaning } from './judge-meaning.js';
