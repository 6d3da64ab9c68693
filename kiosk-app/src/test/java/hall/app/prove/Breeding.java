package hall.app.prove;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A house in which one sentence of the source says something else, and all that proves it is as it
/// is. So the product needs no door for its tests.
final class Breeding extends ClassLoader {

  private static final Path SOURCES = Path.of("src/main/java").toAbsolutePath();

  private final Map<String, byte[]> bred;

  private Breeding(Map<String, byte[]> bred) {
    super(Breeding.class.getClassLoader());
    this.bred = bred;
  }

  /// The house with a place in a source written otherwise; the place must be there, once.
  ///
  /// @param file such as `hall/app/journal/SegmentWriter`
  static Breeding with(String file, String from, String to) throws IOException {
    String source = Files.readString(SOURCES.resolve(file + ".java"));
    int place = source.indexOf(from);
    if (place < 0 || place != source.lastIndexOf(from)) {
      throw new IllegalArgumentException(
          (place < 0 ? "Not in " : "More than once in ") + file + ": " + from);
    }
    return new Breeding(compiled(file, source.replace(from, to)));
  }

  /// The proof, over this house.
  @SuppressWarnings("unchecked")
  Supplier<Optional<String>> proof() throws ReflectiveOperationException {
    return (Supplier<Optional<String>>)
        loadClass(MutantRun.class.getName()).getDeclaredConstructor().newInstance();
  }

  private static Map<String, byte[]> compiled(String file, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    try (var standard = compiler.getStandardFileManager(null, null, null);
        var files = new InMemory(standard, classes)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
      if (!compiler
          .getTask(null, files, null, options, null, List.of(new Source(file, source)))
          .call()) {
        throw new IllegalArgumentException("It does not compile: " + file);
      }
    }
    Map<String, byte[]> compiled = new HashMap<>();
    classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
    return compiled;
  }

  @Override
  protected Class<?> loadClass(String name, boolean isToBeResolved) throws ClassNotFoundException {
    if (!name.startsWith("hall.app.") && !name.startsWith("hall.centre.")) {
      return super.loadClass(name, isToBeResolved);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defined(name);
    }
  }

  private Class<?> defined(String name) throws ClassNotFoundException {
    byte[] bytes = bred.get(name);
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (bytes == null && in != null) {
        bytes = in.readAllBytes();
      }
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("mem:///" + file + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoringErrors) {
      return text;
    }
  }

  /// Keeps what is compiled to itself.
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
      super(standard);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
