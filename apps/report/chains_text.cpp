// SPDX-License-Identifier: Apache-2.0
#include "apps/report/chains_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

/// Mules that a row names; more are counted.
constexpr std::size_t mules_named = 4;

class ChainsText {
 public:
  ChainsText(const ChainsAnswer& answer, const TransferGraph& graph, std::size_t rows_max, const Style& style)
      : answer_(answer), graph_(graph), rows_max_(rows_max), style_(style) {}

  std::string write() const {
    return chains() + groups()
           + fmt::format("{} in the ledger; {} and {} found.\n", counted_text(answer_.hand_offs, "hand-off"),
                         counted_text(answer_.chains.size(), "chain"),
                         counted_text(answer_.groups.size(), "layered group"))
           + "Nobody is guilty by a pattern: look at the transfers, `sluice show LEDGER ACCOUNT`.\n";
  }

 private:
  std::string chains() const {
    Table table({{"First transfer", Table::Align::left, id_width_max},
                 {"Begins"},
                 {"In", Table::Align::right},
                 {"Out", Table::Align::right},
                 {"Took"},
                 {"Mules", Table::Align::right},
                 {"Through"}});
    for (const auto& chain : std::span(answer_.chains).first(std::min(rows_max_, answer_.chains.size()))) {
      const auto first = chain.transfers.front();
      table.add_row({graph_.transfer_id(first), time_text(first), money(first), money(chain.transfers.back()),
                     duration_text(total_time(graph_, chain.transfers)), count_text(chain.mules.size()),
                     names(chain.mules, [&](PocketNo mule) { return graph_.account_id(mule); })});
    }
    return section_text("Mule chains", table, answer_.chains.size(), "chain", style_);
  }

  std::string groups() const {
    Table table({{"First transfer", Table::Align::left, id_width_max},
                 {"Begins"},
                 {"Came in", Table::Align::right},
                 {"Took"},
                 {"Transfers", Table::Align::right},
                 {"Levels", Table::Align::right},
                 {"Mules", Table::Align::right},
                 {"First of them"}});
    for (const auto& group : std::span(answer_.groups).first(std::min(rows_max_, answer_.groups.size()))) {
      const auto first = group.transfers.front();
      table.add_row({graph_.transfer_id(first), time_text(first), money(group.amount, group.currency),
                     duration_text(total_time(graph_, group.transfers)), count_text(group.transfers.size()),
                     count_text(group.mules.back().level), count_text(group.mules.size()),
                     names(group.mules,
                           [&](const LayeredGroup::Mule& mule) { return graph_.account_id(mule.pocket); })});
    }
    return section_text("Layered groups", table, answer_.groups.size(), "group", style_);
  }

  template <class Mule, class Id>
  static std::string names(const std::vector<Mule>& mules, Id id) {
    std::string text;
    for (std::size_t i = 0; i < std::min(mules.size(), mules_named); ++i)
      text += fmt::format("{}{}", i == 0 ? "" : ", ", id(mules[i]));
    return mules.size() > mules_named ? text + ", …" : text;
  }

  std::string time_text(TransferNo transfer) const {
    return to_iso8601(graph_.time(transfer), graph_.digits(transfer));
  }
  std::string money(Amount amount, CurrencyNo currency) const {
    return amount_text(amount, graph_.scale(currency), graph_.currency_code(currency));
  }
  std::string money(TransferNo transfer) const {
    return money(graph_.amount(transfer), graph_.currency(transfer));
  }

  const ChainsAnswer& answer_;
  const TransferGraph& graph_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string chains_text(const ChainsAnswer& answer, const TransferGraph& graph, std::size_t rows_max,
                        const Style& style) {
  return ChainsText(answer, graph, rows_max, style).write();
}

}  // namespace sluice
