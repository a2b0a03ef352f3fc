export * from './types.js';
export { ATTACK_RULES, type AttackRule, type AttackRuleId } from './rules.js';
export { attackGraph, EFFORT_OF_STATUS, MAX_ATTACK_EDGES } from './build-attack-graph.js';
export { attackPaths, type AttackQuestion } from './attack-paths.js';
export { cheapestMitigations, type MitigationOptions } from './cheapest-mitigations.js';
