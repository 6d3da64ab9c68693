package hall.app.journal;

import hall.queue.HallMemory;

/// What the hall remembered after an entry, kept beside the record so that a start is short. The
/// record can always do without.
///
/// @param hash the record's chain hash after that entry: proof that it is of this record
record Snapshot(HallMemory memory, Hash hash) {

  long seq() {
    return memory.seq();
  }
}
