package hall.app.config;

/// The smallest hall that can open.
final class Small {

  static final String HALL =
      """
      hall: { id: small, name: { zh-CN: 小厅, en: Small hall } }
      calendar: { week: { mon-fri: ["09:00-12:00"] } }
      groups:
        - { id: all, letter: A, name: { zh-CN: 全部, en: All } }
      services:
        - { id: advice, group: all, series: A, name: { zh-CN: 咨询, en: Advice } }
      staff:
        - { id: 0236, name: 林晓云 }
      windows:
        - { id: 1, services: all }
      kiosks:
        - { id: kiosk-1, printer: printer-1 }
      devices:
        printer-1: { profile: escpos-58, port: "sim:printer-1" }
      """;

  private Small() {}
}
