package hall.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what the device says, and what each of it means.
final class RuleSection {

  private final Set<String> fields = new HashSet<>();
  private final Map<String, Width> widths = new HashMap<>();
  private final boolean mayReply;
  private final TemplateCheck check;

  /// @param inbound the parts of the device's own frames
  /// @param mayReply whether a reply has the same form, so that it can be made out of the frame
  RuleSection(List<Part> inbound, boolean mayReply, TemplateCheck check) {
    this.mayReply = mayReply;
    this.check = check;
    for (Part part : inbound) {
      if (part instanceof Part.Numeral number) {
        fields.add(number.name());
        widths.put(number.name(), number.as());
      } else if (part instanceof Part.Content content) {
        fields.add(content.name());
      }
    }
  }

  List<Rule> read(JsonPlace rules) {
    return rules.elements().stream().map(this::rule).toList();
  }

  private Rule rule(JsonPlace place) {
    place.only("when", "emit", "values", "otherwise", "reply");
    List<Rule.Condition> conditions = new ArrayList<>();
    place.at("when").members().forEach((key, there) -> conditions.add(condition(key, there)));
    Map<String, Template.Pipe> values = new LinkedHashMap<>();
    place.at("values").members().forEach((name, there) -> values.put(name, pipe(there)));
    String emit = place.text("emit");
    return new Rule(
        conditions, emit, values, place.text("otherwise", emit), reply(place.at("reply")));
  }

  private Template.Pipe pipe(JsonPlace place) {
    try {
      Template.Pipe pipe = TemplateReader.pipe(place.text());
      check.pipe(place, pipe, fields, TemplateCheck.Direction.FROM_DEVICE);
      return pipe;
    } catch (TemplateReader.Wrong wrong) {
      CommandSection.complain(place, wrong);
      return new Template.Pipe("none", 0, -1, List.of());
    }
  }

  /// `cmd` is the field itself, `data^` its beginning, `data$` its end.
  private Rule.Condition condition(String key, JsonPlace place) {
    Rule.Match match =
        key.endsWith("$")
            ? Rule.Match.ENDS
            : key.endsWith("^") ? Rule.Match.STARTS : Rule.Match.EQUALS;
    String field = match == Rule.Match.EQUALS ? key : key.substring(0, key.length() - 1);
    if (!fields.contains(field)) {
      place.complain("unknown-part", Map.of("name", field, "known", TemplateCheck.listed(fields)));
    }
    return new Rule.Condition(field, match, place.hex());
  }

  private Rule.Reply reply(JsonPlace place) {
    if (place.isNothing()) {
      return new Rule.Silence();
    }
    if (!mayReply) {
      place.complain("no-reply-form", Map.of());
    }
    if (!place.isObject()) {
      String word = place.text();
      if (!word.equals("echo")) {
        place.notOneOf(word, List.of("echo"));
      }
      return new Rule.Echo();
    }
    Map<String, Template> changed = new HashMap<>();
    place
        .members()
        .forEach((field, there) -> {
          if (!fields.contains(field)) {
            there.complain(
                "unknown-part", Map.of("name", field, "known", TemplateCheck.listed(fields)));
          }
          Template template = CommandSection.template(there);
          check.reply(there, template, fields);
          changed.put(field, template);
        });
    return new Rule.Changed(changed);
  }
}
