package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who watches the watchers: each mistake that one could make in the queues is made, in the source
/// itself, and has to be found out by the invariant that is there for it. A mutant whose place in
/// the source is gone fails too, so that none is tried in vain.
class MutantsTest {

  private static final Path SOURCES = Path.of("src/main/java/hall/queue").toAbsolutePath();

  /// A mistake.
  ///
  /// @param caughtBy the beginning of the invariant's sentence
  private record Mutant(String mistake, String caughtBy, String file, String from, String to) {}

  private static final List<Mutant> MUTANTS =
      List.of(
          new Mutant(
              "a line is called from its end",
              "I2",
              "Row",
              "keys[middle] < key || (keys[middle] == key",
              "keys[middle] > key || (keys[middle] == key"),
          new Mutant(
              "of one instant the last is first",
              "I9",
              "Row",
              "tickets[middle].order() < order)",
              "tickets[middle].order() > order)"),
          new Mutant(
              "lines are compared the wrong way round",
              "I3",
              "LineRows",
              "if (key < bestKey || (",
              "if (key != Row.NONE && (best < 0 || key > bestKey) || ("),
          new Mutant(
              "of two lines' heads of one instant the later is first",
              "The slow kernel",
              "LineRows",
              "orders[line] < orders[best]",
              "orders[line] > orders[best]"),
          new Mutant(
              "credit is forgotten",
              "I3",
              "LineRows",
              "ranked.change(act, Row.key(ticket.rank()), ticket);",
              "ranked.change(act, Row.key(ticket.takenAt()), ticket);"),
          new Mutant(
              "the guard is dropped",
              "I4",
              "RuleLines",
              "hasWaited(rows.longestSince(tested), isOn ? until : over, now);",
              "false;"),
          new Mutant(
              "the guard looks at the heads by rank",
              "I4",
              "LineRows",
              "waited.change(act, Row.key(ticket.waitsSince()), ticket);",
              "waited.change(act, Row.key(ticket.rank()), ticket);"),
          new Mutant(
              "the guard compares lines by rank",
              "I4",
              "LineRows",
              "return least(lines, since, sinceOrder);",
              "return least(lines, rank, rankOrder);"),
          new Mutant(
              "calls to wait for are ignored",
              "Nobody is called",
              "Queues",
              "return ticket.standing().afterCall() > tallies.callsOf(ticket.service());",
              "return false;"),
          new Mutant(
              "who has waited for the calls is not let in",
              "I1",
              "Queues",
              "while (barred[number].firstKey() <= calls) {",
              "while (barred[number].firstKey() < 0) {"),
          new Mutant(
              "an appointment is called before its time",
              "Nobody is called",
              "Queues",
              "return standing.from().isPresent() &&",
              "return standing.from().isEmpty() &&"),
          new Mutant(
              "an appointment is not called at its time",
              "I6",
              "Queues",
              "  Queues at(Instant now) {\n    long moment = Row.key(now);",
              "  Queues at(Instant now) {\n    long moment = Long.MIN_VALUE;"),
          new Mutant(
              "who is kept for one window is called at any",
              "Nobody is called",
              "Queues",
              "if (standing.pin().isPresent()) {",
              "if (standing.pin().isPresent() && ticket == null) {"),
          new Mutant(
              "who is kept for the window is forgotten",
              "Whoever is kept",
              "Chooser",
              "Row forWindow = then.pinnedTo(new Target.ToWindow(window));",
              "Row forWindow = Row.EMPTY;"),
          new Mutant(
              "a clerk is given what they cannot do",
              "Nobody is called",
              "RuleLines",
              "skills.isEmpty() || skills.contains(service)",
              "skills.isEmpty() || service != null"),
          new Mutant("turns are not counted", "I10", "Tallies", "    counted[group]++;\n", ""),
          new Mutant(
              "a round never begins anew",
              "I10",
              "Tallies",
              "      Arrays.fill(counted, 0);\n",
              ""),
          new Mutant(
              "the windows of a rule do not share its turns",
              "I10",
              "RuleLines",
              "                    Tallies.name(rule.id(), step.id()),\n",
              "                    Tallies.name(rule.id() + handled, step.id()),\n"),
          new Mutant(
              "turns taken back stay counted",
              "The slow kernel",
              "Queues",
              "tallies.putBack(slip.turnsOf(), slip.turns());",
              "tallies.turns(slip.turnsOf());"),
          new Mutant(
              "a step whose condition does not hold decides",
              "The slow kernel",
              "Chooser",
              "if (!holds(step)) {",
              "if (!holds(step) && number < 0) {"),
          new Mutant(
              "the second threshold is forgotten",
              "The slow kernel",
              "RuleLines",
              "rows.count(tested) > (isOn ? until : over);",
              "rows.count(tested) > over;"),
          new Mutant(
              "the last group goes first",
              "The slow kernel",
              "Chooser",
              "int line = rows.earliest(step.groups[group]);",
              "int line = rows.earliest(step.groups[step.groups.length - 1 - group]);"),
          new Mutant(
              "only one beaten head is written down",
              "I6",
              "Heads",
              "return heap.smallest(most);",
              "return heap.smallest(1);"),
          new Mutant(
              "a step that had somebody is said to have had nobody",
              "I6",
              "Chooser",
              "if (choice.isPresent()) {",
              "if (choice.isPresent() && number > 0) {"),
          new Mutant(
              "a copy is not one",
              "I1",
              "Row",
              "return asker.equals(owner)",
              "return this != EMPTY"),
          new Mutant(
              "a restart forgets the calls",
              "I1",
              "Tallies",
              "    calls.putAll(counts.calls());\n",
              ""),
          new Mutant(
              "those standing aside are not ahead",
              "I7",
              "Queues",
              "        ahead += aside[first / CLASSES].before(key, ticket.order());\n",
              ""),
          new Mutant(
              "a changed ticket takes another place",
              "I1",
              "Row",
              "      tickets[place] = ticket;\n",
              "      tickets[from] = ticket;\n"),
          new Mutant(
              "credit is granted to nobody",
              "Hall: nobody is passed",
              "Places",
              "return Standing.at(of, now.minus(rules().credit(of)));",
              "return Standing.at(of, now);"),
          new Mutant(
              "windows do not go by their rule",
              "Hall: the slow kernel",
              "CallDesk",
              "return floor.plan().rules().windowRule(window);",
              "return WindowRule.PLAIN;"),
          new Mutant(
              "a clerk's skills are no matter",
              "Hall: the slow kernel",
              "Handling",
              "skills.isEmpty() || skills.contains(each)",
              "skills.isEmpty() || each != null"),
          new Mutant(
              "what is on loan is not handled",
              "Hall: the slow kernel",
              "Handling",
              "      all.addAll(loan.services());\n",
              ""),
          new Mutant(
              "conditions with two thresholds are not looked at after an entry",
              "Hall: conditions",
              "Floor",
              "    tickets.queues().passed(at);\n",
              ""),
          new Mutant(
              "calls are not counted",
              "Hall: every call",
              "Floor",
              "    tickets.queues().called(ticket, call.why());\n",
              ""),
          new Mutant(
              "turns are not put back",
              "Hall: a call taken back",
              "Queues",
              "      tallies.putBack(slip.turnsOf(), slip.turns());\n",
              ""),
          new Mutant(
              "a slot gives out one number more",
              "Hall: no quota",
              "Gates",
              "if (gate.perSlot() > 0 && inSlot(service, slot, now) >= gate.perSlot()) {",
              "if (gate.perSlot() > 0 && inSlot(service, slot, now) > gate.perSlot()) {"),
          new Mutant(
              "a restart forgets what the rules count",
              "Hall: a restart",
              "Floor",
              "    queues.restore(memory.counts());\n",
              ""));

  @TestFactory
  Stream<DynamicTest> everyMistakeIsFoundOut() {
    return MUTANTS.stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.mistake(), () -> isFoundOut(mutant)));
  }

  @Test
  void theQueuesAsTheyAreAreNotFoundOut() throws Exception {
    for (String invariant : Invariants.ALL.keySet()) {
      assertFalse(new Breeding(Map.of()).trial().test(invariant), invariant);
    }
    for (String invariant : HallInvariants.ALL.keySet()) {
      assertFalse(new Breeding(Map.of()).trial().test(invariant), invariant);
    }
  }

  private static void isFoundOut(Mutant mutant) throws Exception {
    String source = Files.readString(SOURCES.resolve(mutant.file() + ".java"));
    int place = source.indexOf(mutant.from());
    assertTrue(place >= 0, () -> "not in " + mutant.file() + ": " + mutant.from());
    assertEquals(place, source.lastIndexOf(mutant.from()), () -> "twice: " + mutant.from());
    String mutated = source.replace(mutant.from(), mutant.to());
    String invariant =
        Stream.concat(Invariants.ALL.keySet().stream(), HallInvariants.ALL.keySet().stream())
            .filter(name -> name.startsWith(mutant.caughtBy()))
            .findFirst()
            .orElseThrow();

    assertTrue(
        new Breeding(compiled(mutant.file(), mutated)).trial().test(invariant),
        () -> "passes unseen: " + mutant.mistake());
  }

  private static Map<String, byte[]> compiled(String file, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    try (var standard = compiler.getStandardFileManager(null, null, null);
        var files = new InMemory(standard, classes)) {
      boolean isCompiled =
          compiler
              .getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                  null,
                  List.of(new Source(file, source)))
              .call();
      assertTrue(isCompiled, () -> "does not compile: " + file);
    }
    Map<String, byte[]> compiled = new HashMap<>();
    classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
    return compiled;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("mem:///hall/queue/" + file + ".java"), Kind.SOURCE);
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

  /// A world in which the queue is as it was bred, and all that watches it is as it is.
  private static final class Breeding extends ClassLoader {
    private final Map<String, byte[]> bred;

    Breeding(Map<String, byte[]> bred) {
      super(MutantsTest.class.getClassLoader());
      this.bred = bred;
    }

    @SuppressWarnings("unchecked")
    Predicate<String> trial() throws ReflectiveOperationException {
      return (Predicate<String>)
          loadClass(MutantTrial.class.getName()).getDeclaredConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean isToBeResolved)
        throws ClassNotFoundException {
      if (!name.startsWith("hall.queue.")) {
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
  }
}
