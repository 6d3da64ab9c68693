package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDiskTest {

  @Test
  void theRoomOnTheDiskIsCountedAsDfDoes(@TempDir Path folder) throws IOException {
    Disk.Space space = new FolderDisk(folder).space();

    assertTrue(space.free() > 0 && space.used() > 0, space.toString());
    assertTrue(space.percent() >= 0 && space.percent() <= 100, space.toString());
  }
}
