/**
 * The queues' functions in PL/pgSQL, which keeps its plan: in SQL the plan was made anew at every call and cost more than
 * the work itself. A kept plan was made when the queue was perhaps empty, so nothing in it is left to statistics: indexes are
 * walked in their order, and what stands behind `offset 0` is looked up by index for each row and never becomes a join.
 */
export const keptPlan = `
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set jit = off
set plan_cache_mode = force_generic_plan`;
