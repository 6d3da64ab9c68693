/**
 * One page, one state: what `set` is given is laid over it, and it is painted once for all changes
 * that come together.
 *
 * @template T
 * @param {T} initial
 * @param {(state: T) => void} paint
 */
export function store(initial, paint) {
  let state = initial;
  let due = false;
  const draw = () => {
    due = false;
    paint(state);
  };
  return {
    get state() {
      return state;
    },
    /** @param {Partial<T>} change */
    set(change) {
      state = { ...state, ...change };
      if (!due) {
        due = true;
        queueMicrotask(draw);
      }
    },
  };
}
