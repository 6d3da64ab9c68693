package hall.centre;

/// What the door answers with: texts, files, views, and the reader of reports. Made once, before
/// anybody is answered.
record Stock(Words words, Pages pages, CentreViews views, ReportReader reader) {

  static Stock load() {
    return new Stock(Words.load(), Pages.load(), new CentreViews(), new ReportReader());
  }
}
