package hall.device.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Announcement;
import hall.device.Announcement.Phrase;
import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.DeviceId;
import hall.device.Report;
import hall.device.State;
import hall.device.line.ThreadPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The machine's own loudspeaker. The programs are stand-ins that write down what they are given,
/// and the real ones where the machine has them.
class SoundCardTest {

  @TempDir Path folder;
  private final ThreadPace pace = new ThreadPace();
  private final BlockingQueue<String> states = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> captions = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    pace.close();
  }

  @Test
  void bellAndWordsArePlayedOnTheCardThatIsMeant() throws Exception {
    Path card = Files.createFile(folder.resolve("pcmC1D0p"));
    try (var voice = voice(card, espeak(), aplay())) {
      says(voice, new Phrase("zh-CN", "请A012号到3号窗口"));

      assertEquals("请A012号到3号窗口", captions.poll(10, TimeUnit.SECONDS));
      assertEquals("", captions.poll(10, TimeUnit.SECONDS));
    }
    byte[] played = Files.readAllBytes(folder.resolve("played"));
    assertEquals("请 A 零一二号到三号窗口", line("read"));
    assertEquals("-v cmn-latn-pinyin -s 150 --stdin --stdout", line("speaker"));
    assertTrue(line("player").startsWith("-q -D plughw:1,0 -t raw -f S16_LE -c 1 -r 22050"));
    assertEquals(Sound.bell().bytes().length + 8, played.length);
    // The words are as loud as the speech program made them, a quarter of the swing at half volume.
    assertArrayEquals(
        new byte[] {(byte) (1000 / 4), 0, (byte) 0, 0},
        Arrays.copyOfRange(played, played.length - 8, played.length - 4));
  }

  @Test
  void aPersonsRecordingsGoBeforeTheMachinesVoice() throws Exception {
    Path card = Files.createFile(folder.resolve("pcmC0D0p"));
    Path clips = Files.createDirectories(folder.resolve("clips/zh-CN"));
    for (String word : List.of("请", "A", "零", "一", "二", "号到", "三", "号窗口")) {
      Files.write(clips.resolve(word + ".wav"), wav(new short[] {(short) word.length()}));
    }
    try (var voice = voice(card, folder.resolve("none").toString(), aplay())) {
      voice.say(
          new Announcement(
              List.of(new Phrase("zh-CN", "请A012号到3号窗口")),
              false,
              1,
              100,
              Optional.of(folder.resolve("clips"))));

      assertEquals("请A012号到3号窗口", captions.poll(10, TimeUnit.SECONDS));
      assertEquals("", captions.poll(10, TimeUnit.SECONDS));
    }
    int joins = 8 * Sound.silence(30).bytes().length;
    assertEquals(joins + 8 * 2, Files.size(folder.resolve("played")));
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    Path card = folder.resolve("pcmC0D0p");
    try (var voice = voice(card, folder.resolve("none").toString(), aplay())) {
      assertEquals("ABSENT " + Cause.PORT_MISSING, states.poll(10, TimeUnit.SECONDS));
      Files.createFile(card);
      assertEquals("READY ", states.poll(10, TimeUnit.SECONDS));
      says(voice, new Phrase("en", "Number A012"));
      assertEquals("FAULT " + Cause.SPEECH_MISSING, states.poll(10, TimeUnit.SECONDS));
    }
    // The bell rings all the same: people look up, and the screens say the rest.
    assertEquals(Sound.bell().bytes().length, Files.size(folder.resolve("played")));
  }

  @Test
  void withoutAPlayerTheQueueGoesOnAndTheStatusSaysWhy() throws Exception {
    Path card = Files.createFile(folder.resolve("pcmC0D0p"));
    try (var voice = voice(card, espeak(), folder.resolve("none").toString())) {
      assertEquals("READY ", states.poll(10, TimeUnit.SECONDS));
      says(voice, new Phrase("en", "Number A012"));
      assertEquals("FAULT " + Cause.PLAYER_MISSING, states.poll(10, TimeUnit.SECONDS));
      says(voice, new Phrase("en", "Number A013"));
      assertEquals("Number A012", captions.poll(10, TimeUnit.SECONDS));
      assertEquals("", captions.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void theRealProgramsSpeakMandarinAndEnglish() throws Exception {
    boolean there =
        Files.isExecutable(Path.of("/usr/bin/espeak-ng"))
            && Files.isExecutable(Path.of("/usr/bin/aplay"));
    Assumptions.assumeTrue(
        there || "true".equals(System.getenv("CI")),
        "No speech program or player: install espeak-ng and alsa-utils.");
    Sound chinese = Programs.USUAL.spoken("请 A 零一二号到三号窗口", "zh-CN").orElseThrow();
    Sound english = Programs.USUAL.spoken("Number A 0 1 2, window 3, please", "en").orElseThrow();

    assertTrue(chinese.millis() > 1_500 && chinese.millis() < 9_000, chinese.millis() + " ms");
    assertTrue(english.millis() > 1_500 && english.millis() < 9_000, english.millis() + " ms");
    assertTrue(Programs.USUAL.played(Sound.silence(100), "null"), "aplay takes the sound");
  }

  @Test
  void numbersAreReadAsPeopleSayThem() {
    assertEquals("请 A 零零一号到十二号窗口", Reading.of("请A001号到12号窗口", "zh-CN"));
    assertEquals("二十号，三十五号，十号，零号", Reading.of("20号，35号，10号，0号", "zh-CN"));
    assertEquals("Number A 0 1 2, window 12", Reading.of("Number A012, window 12", "en"));
  }

  @Test
  void aRecordingOfAnotherRateIsPlayedAsFast() throws Exception {
    byte[] half = wav(new short[] {7, 7, 9, 9});
    half[24] = (byte) (Sound.RATE * 2);
    half[25] = (byte) ((Sound.RATE * 2) >> 8);
    half[26] = (byte) ((Sound.RATE * 2) >> 16);

    assertArrayEquals(new short[] {7, 9}, Sound.wav(half).samples());
  }

  private SoundCard voice(Path card, String speaker, String player) {
    var voice = new SoundCard(card.toString(), new Programs(speaker, player), pace, new Notes());
    pace.soon(voice::start);
    return voice;
  }

  private void says(SoundCard voice, Phrase phrase) {
    var said = new Announcement(List.of(phrase), true, 1, 50, Optional.empty());
    pace.soon(() -> voice.say(said));
  }

  private String espeak() throws IOException {
    byte[] wav = wav(new short[] {1000, 0, 1000, 0});
    Files.write(folder.resolve("wav"), wav);
    return script(
        "espeak",
        "echo \"$@\" > " + folder + "/speaker; cat > " + folder + "/read; cat " + folder + "/wav");
  }

  private String aplay() throws IOException {
    return script("aplay", "echo \"$@\" > " + folder + "/player; cat > " + folder + "/played");
  }

  private String script(String name, String body) throws IOException {
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private String line(String file) throws IOException {
    return Files.readString(folder.resolve(file)).strip();
  }

  private static byte[] wav(short[] samples) {
    byte[] data = new Sound(samples).bytes();
    var bytes = java.nio.ByteBuffer.allocate(44 + data.length);
    bytes.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(36 + data.length);
    bytes.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(Sound.RATE).putInt(2 * Sound.RATE);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(data.length);
    return bytes.put(data).array();
  }

  private final class Notes implements Report {

    private String last = "none";

    @Override
    public void is(State state, String cause) {
      String now = state + " " + cause;
      if (!now.equals(last)) {
        last = now;
        states.add(now);
      }
    }

    @Override
    public void speaks(Announcement.Speech speech) {
      if (speech.waiting() == 0 && !captions.contains(speech.caption())) {
        captions.add(speech.caption());
      }
    }

    @Override
    public void happened(Happening what) {
      DeviceEvent event = what.event(new DeviceId("voice"), Instant.EPOCH);
      throw new AssertionError("A loudspeaker has no keys: " + event);
    }
  }
}
