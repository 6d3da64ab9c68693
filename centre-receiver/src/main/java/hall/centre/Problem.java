package hall.centre;

/// Why a request was not answered as asked (RFC 9457), before it is put into words.
///
/// @param code names the problem and its texts, such as `bad-field`
/// @param field which part of the request, empty when it is the whole
/// @param value what was found there, cut to a readable length
record Problem(int status, String code, String field, String value) {

  private static final int READABLE = 80;

  Problem {
    value = value.length() > READABLE ? value.substring(0, READABLE) + "…" : value;
  }

  Problem(int status, String code) {
    this(status, code, "", "");
  }
}
