package hall.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what the device says, and what each of it means.
final class RuleSection {

  private static final String FORM = "frame";

  private final Set<String> fields = new HashSet<>();
  private final Set<String> forms = new HashSet<>();
  private final boolean mayReply;
  private final TemplateCheck check;

  /// @param inbound the forms of the device's own frames
  /// @param mayReply whether a reply has the same form, so that it can be made out of the frame
  RuleSection(List<Profile.Form> inbound, boolean mayReply, TemplateCheck check) {
    this.mayReply = mayReply;
    this.check = check;
    for (Profile.Form form : inbound) {
      forms.add(form.name());
      for (Part part : form.parts()) {
        if (part instanceof Part.Numeral number) {
          fields.add(number.name());
        } else if (part instanceof Part.Content content) {
          fields.add(content.name());
        }
      }
    }
  }

  List<Rule> read(JsonPlace rules) {
    return rules.elements().stream().map(this::rule).toList();
  }

  private Rule rule(JsonPlace place) {
    place.only("when", "emit", "values", "otherwise", "outside", "reply");
    List<Rule.Condition> conditions = new ArrayList<>();
    Map<String, JsonPlace> when = place.at("when").members();
    Optional<JsonPlace> form = Optional.ofNullable(when.get(FORM));
    when.forEach((key, there) -> {
      if (!key.equals(FORM)) {
        conditions.add(condition(key, there));
      }
    });
    Map<String, Template.Pipe> values = new LinkedHashMap<>();
    place.at("values").members().forEach((name, there) -> values.put(name, pipe(there)));
    String emit = place.text("emit");
    String otherwise = place.text("otherwise", emit);
    return new Rule(
        form.map(this::form).orElse(""),
        conditions,
        emit,
        values,
        otherwise,
        place.text("outside", otherwise),
        reply(place.at("reply")));
  }

  private String form(JsonPlace place) {
    String name = place.text();
    if (!forms.contains(name)) {
      place.notOneOf(name, forms.stream().sorted().toList());
    }
    return name;
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
