// SPDX-License-Identifier: Apache-2.0
#include "engine/store/content_hash.hpp"

#include <vector>

#include "engine/store/column_digests.hpp"

namespace sluice {

std::string content_hash(const Ledger& ledger) {
  auto columns = list_columns(ledger);
  std::erase_if(columns, [](const ColumnBytes& column) { return !column.is_content; });
  return join_digests(columns, digest_columns(columns, [](const ColumnBlock&) {}));
}

}  // namespace sluice
