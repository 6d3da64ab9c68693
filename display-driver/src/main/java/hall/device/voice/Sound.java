package hall.device.voice;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/// Sound as one channel of 16-bit samples, 22050 a second: what speech programs make and what any
/// sound card plays.
///
/// @param samples one after the other
@SuppressWarnings("ArrayRecordComponent") // played, never compared
record Sound(short[] samples) {

  static final int RATE = 22_050;

  private static final Sound NOTHING = new Sound(new short[0]);
  private static final int RIFF = 0x52494646;
  private static final int FORMAT = 0x666D7420;
  private static final int DATA = 0x64617461;
  private static final int RECORDING_MOST = 60 * RATE * 4;

  /// Two falling notes, like a door bell: frequency in hertz and start in seconds.
  private static final double[][] BELL = {{784, 0}, {587, 0.28}};

  private static final double BELL_SECONDS = 1.4;
  private static final double BELL_LOUDNESS = 0.5;

  static Sound silence(int millis) {
    return new Sound(new short[RATE * millis / 1000]);
  }

  /// The bell before a call.
  static Sound bell() {
    short[] samples = new short[(int) (RATE * BELL_SECONDS)];
    for (int i = 0; i < samples.length; i++) {
      double sum = 0;
      for (double[] note : BELL) {
        double at = (double) i / RATE - note[1];
        if (at >= 0) {
          sum += Math.sin(2 * Math.PI * note[0] * at) * Math.exp(-4 * at);
        }
      }
      samples[i] = (short) (sum * BELL_LOUDNESS * Short.MAX_VALUE / BELL.length);
    }
    return new Sound(samples);
  }

  Sound then(Sound next) {
    short[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
    System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
    return new Sound(both);
  }

  static Sound none() {
    return NOTHING;
  }

  boolean isEmpty() {
    return samples.length == 0;
  }

  /// The same, quieter: an ear hears half as loud what has a quarter of the swing.
  Sound at(int percent) {
    double gain = percent / 100.0 * (percent / 100.0);
    short[] quieter = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      quieter[i] = (short) (samples[i] * gain);
    }
    return new Sound(quieter);
  }

  /// As a player takes it: two bytes a sample, the lower first.
  byte[] bytes() {
    byte[] bytes = new byte[samples.length * 2];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return bytes;
  }

  long millis() {
    return samples.length * 1000L / RATE;
  }

  /// Reads a WAV file of 16-bit samples; of two channels the first, of another rate the nearest.
  ///
  /// @throws IOException when it is none
  static Sound wav(byte[] file) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readInt() != RIFF) {
      throw new IOException("This is no WAV file.");
    }
    in.skipNBytes(8);
    int channels = 1;
    int rate = RATE;
    while (true) {
      int part = in.readInt();
      int length = Integer.reverseBytes(in.readInt());
      if (part == FORMAT) {
        byte[] format = in.readNBytes(length);
        channels = le16(format, 2);
        rate = le16(format, 4) | le16(format, 6) << 16;
        if (le16(format, 0) != 1 || le16(format, 14) != 16 || channels < 1 || rate < 1) {
          throw new IOException("Only WAV files of 16-bit samples can be played.");
        }
      } else if (part == DATA) {
        // A program that writes to a pipe does not know the length in advance.
        return sampled(in.readNBytes(length < 0 ? RECORDING_MOST : length), channels, rate);
      } else {
        in.skipNBytes(length);
      }
    }
  }

  private static Sound sampled(byte[] data, int channels, int rate) {
    int frames = data.length / 2 / channels;
    short[] samples = new short[(int) ((long) frames * RATE / rate)];
    for (int i = 0; i < samples.length; i++) {
      int frame = (int) ((long) i * rate / RATE);
      samples[i] = (short) le16(data, 2 * frame * channels);
    }
    return new Sound(samples);
  }

  private static int le16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sound sound && Arrays.equals(samples, sound.samples);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(samples);
  }
}
