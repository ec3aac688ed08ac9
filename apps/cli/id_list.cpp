// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/id_list.hpp"

#include "loaders/text/trim.hpp"

namespace sluice {

std::vector<std::string> split_ids(std::string_view text) {
  std::vector<std::string> ids;
  std::string id;
  const auto end_id = [&] {
    if (const auto trimmed = trim(id); !trimmed.empty()) ids.emplace_back(trimmed);
    id.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',') {
      end_id();
    } else {
      if (text.substr(i).starts_with("\\,")) ++i;
      id += text[i];
    }
  }
  end_id();
  return ids;
}

std::vector<std::string> split_ids(const std::vector<std::string>& texts) {
  std::vector<std::string> ids;
  for (const auto& text : texts)
    for (auto& id : split_ids(text)) ids.push_back(std::move(id));
  return ids;
}

std::string escape_id(std::string_view id) {
  std::string escaped;
  for (const char c : id) {
    if (c == ',') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace sluice
