# Prints `file LINES PATH` and `function LINES PATH:NAME` for one C++ source. Counts braces outside strings and
# comments: a block opened after a closed parenthesis list, outside any other such block, is a function's body.
function strip(line,    out, c, i, n, two) {
  n = length(line)
  for (i = 1; i <= n; ++i) {
    c = substr(line, i, 1)
    two = substr(line, i, 2)
    if (raw_end != "") {
      if (substr(line, i, length(raw_end)) == raw_end) { i += length(raw_end) - 1; raw_end = "" }
    } else if (comment) {
      if (two == "*/") { comment = 0; ++i }
    } else if (two == "//") {
      break
    } else if (two == "/*") {
      comment = 1; ++i
    } else if (two == "R\"") {
      match(substr(line, i + 2), /^[^(]*/)
      raw_end = ")" substr(line, i + 2, RLENGTH) "\""
      i += RLENGTH + 2
    } else if (c == "\"" || (c == "'" && substr(line, i - 1, 1) !~ /[0-9a-fA-F]/)) {
      for (++i; i <= n && substr(line, i, 1) != c; ++i) if (substr(line, i, 1) == "\\") ++i
    } else {
      out = out c
    }
  }
  return out
}

function name_of(text) {
  if (text ~ /^TEST_CASE/) return "TEST_CASE@" begin
  sub(/[ ]*\(.*/, "", text)
  gsub(/.*[ *&]/, "", text)
  return text == "" ? "lambda@" begin : text
}

/^[ ]*#/ { next }
{
  code = strip($0)
  for (at = 1; at <= length(code); ++at) {
    c = substr(code, at, 1)
    if (text == "" && c != " " && c != "}") begin = FNR
    if (c == "(") ++parentheses
    if (c == ")") --parentheses
    if (c == "{") {
      ++depth
      if (!body && parentheses == 0 && text ~ /\(/ && text !~ /^ *(namespace|class|struct|enum|union) /) {
        body = depth; name = name_of(text); first = begin
      }
      text = ""
    } else if (c == "}") {
      if (body == depth) { print "function", FNR - first + 1, file ":" name; body = 0 }
      --depth
      text = ""
    } else if (c == ";" && parentheses == 0) {
      text = ""
    } else if (text != "" || c != " ") {
      text = text c
    }
  }
  if (text != "") text = text " "
}
END { print "file", NR, file }
