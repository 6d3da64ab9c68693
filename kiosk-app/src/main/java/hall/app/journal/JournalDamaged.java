package hall.app.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A part of the record that had been made to last is not as it was, and this names the place. At a
/// start [Salvage] finds out what can be saved; what a later release wrote stops the start, for
/// nothing is wrong with it.
public final class JournalDamaged extends IOException {

  private static final long serialVersionUID = 1L;

  /// What is wrong.
  public enum Fault {
    /// The bytes of a record do not agree with their sum, and later records are there.
    BAD_RECORD("bad-record"),
    /// The record is whole, but does not follow from the one before it.
    BROKEN_CHAIN("broken-chain"),
    /// The head of a file is not as it was.
    BAD_HEADER("bad-header"),
    /// A file, or its end, is gone.
    MISSING("missing"),
    /// Nothing is wrong: the record was set up again from a copy, and nobody knows what came after.
    RESTORED("restored"),
    /// Written by a later release.
    TOO_NEW("too-new"),
    /// The bytes are as they were, but do not say anything this release knows.
    UNREADABLE("unreadable");

    private final String code;

    Fault(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  private final Fault fault;
  private final transient Path file;
  private final long offset;
  private final long seq;
  private final String found;

  JournalDamaged(Fault fault, Path file, long offset, long seq, String found) {
    super(
        "%s: %s, byte %d, where entry %d should stand: %s"
            .formatted(fault.code(), file, offset, seq, found));
    this.fault = fault;
    this.file = file;
    this.offset = offset;
    this.seq = seq;
    this.found = found;
  }

  /// What stands there instead, for whoever looks into the bytes.
  public String detail() {
    return found;
  }

  /// Whether the damaged part can be set aside. What a later release wrote is not damaged.
  boolean isSalvageable() {
    return fault != Fault.TOO_NEW && fault != Fault.UNREADABLE;
  }

  public Fault fault() {
    return fault;
  }

  /// The damaged file.
  public Path file() {
    return file;
  }

  /// Where in the file the damage begins.
  public long offset() {
    return offset;
  }

  /// The entry that should stand there.
  public long seq() {
    return seq;
  }
}
