package hall.app.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Links each record to all before it: SHA-256 over the hash before and the record's own bytes. One
/// thread's own, for the digest is used again.
final class Chain {

  private final MessageDigest digest;

  Chain() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  Hash next(Hash before, byte[] record, int length) {
    digest.update(before.raw());
    digest.update(record, 0, length);
    return Hash.owning(digest.digest());
  }
}
