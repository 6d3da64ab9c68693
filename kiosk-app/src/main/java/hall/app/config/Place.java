package hall.app.config;

/// Where in the hall file something stands, counted from 1 as an editor counts.
public record Place(int line, int column) {

  static final Place START = new Place(1, 1);
}
