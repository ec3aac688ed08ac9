// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/completion_script.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

/// As a word in single quotes.
std::string quoted(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'')
      word += "'\\''";
    else
      word += c;
  }
  return word + "'";
}

std::string bash_script(const std::string& program, const std::vector<CompletedCommand>& commands) {
  std::string names, cases;
  for (const auto& command : commands) {
    names += (names.empty() ? "" : " ") + command.name;
    std::string options, valued;
    for (const auto& option : command.options)
      for (const auto& name : option.names) {
        options += (options.empty() ? "" : " ") + name;
        if (option.takes_value) valued += (valued.empty() ? "" : "|") + name;
      }
    cases += fmt::format("    {}) options={}; valued={} ;;\n", command.name, quoted(options), quoted(valued));
  }
  return fmt::format(R"(# bash completion for {0}
_{0}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options= valued=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W {1} -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{2}  esac
  if [[ $word == -* && "|$valued|" != *"|$before|"* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _{0} {0}
)",
                     program, quoted(names + " --help --version"), cases);
}

/// What _arguments and _describe would take for their own marks.
std::string zsh_text(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') plain += '\\';
    plain += c;
  }
  return plain;
}

std::string zsh_script(const std::string& program, const std::vector<CompletedCommand>& commands) {
  std::string names, cases;
  for (const auto& command : commands) {
    names +=
        fmt::format("    {}\n", quoted(fmt::format("{}:{}", command.name, zsh_text(command.description))));
    cases += fmt::format("    {})\n      _arguments \\\n", command.name);
    for (const auto& option : command.options)
      for (const auto& name : option.names)
        cases +=
            fmt::format("        {} \\\n", quoted(fmt::format("*{}[{}]{}", name, zsh_text(option.description),
                                                              option.takes_value ? ":value:_files" : "")));
    cases += "        '*:file:_files'\n      ;;\n";
  }
  return fmt::format(R"(#compdef {0}
_{0}() {{
  local -a commands
  commands=(
{1}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
{2}  esac
}}
compdef _{0} {0}
)",
                     program, names, cases);
}

/// Single quotes in fish: only \ and ' are special.
std::string fish_text(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') word += '\\';
    word += c;
  }
  return word + "'";
}

std::string fish_script(const std::string& program, const std::vector<CompletedCommand>& commands) {
  std::string script = fmt::format("# fish completion for {}\n", program);
  for (const auto& command : commands)
    script += fmt::format("complete -c {} -n __fish_use_subcommand -f -a {} -d {}\n", program, command.name,
                          fish_text(command.description));
  for (const auto& command : commands)
    for (const auto& option : command.options) {
      script += fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}'", program, command.name);
      for (const auto& name : option.names)
        script += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      script += fmt::format("{} -d {}\n", option.takes_value ? " -r" : "", fish_text(option.description));
    }
  return script;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell, const std::string& program,
                                             const std::vector<CompletedCommand>& commands) {
  if (shell == "bash") return bash_script(program, commands);
  if (shell == "zsh") return zsh_script(program, commands);
  if (shell == "fish") return fish_script(program, commands);
  return std::nullopt;
}

}  // namespace sluice
