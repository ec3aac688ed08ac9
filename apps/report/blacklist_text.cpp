// SPDX-License-Identifier: Apache-2.0
#include "apps/report/blacklist_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

class BlacklistText {
 public:
  BlacklistText(const BlacklistAnswer& answer, const TransferGraph& graph, std::size_t rows_max,
                const Style& style)
      : answer_(answer), graph_(graph), rows_max_(rows_max), style_(style) {}

  std::string write() const {
    const auto& holders = answer_.list.holders;
    const auto proposed = std::ranges::count(holders, false, &HolderRecord::below_threshold);
    auto text = unknown_payments_text(answer_.who.found, rows_max_, style_) + records() + evidence()
                + implicated_text(answer_.who.implicated)
                + fmt::format("{} proposed", counted_text(static_cast<std::uint64_t>(proposed), "holder"));
    if (const auto below = static_cast<std::ptrdiff_t>(holders.size()) - proposed; below > 0)
      text += fmt::format(", {} {}", below,
                          answer_.list.rests_on_chains_only ? "known from chains only" : "below the number");
    text += ".\n";
    if (answer_.list.rests_on_chains_only) text += std::string(chains_only_note) + '\n';
    if (const auto unknown = answer_.list.accounts_without_holder; unknown > 0)
      text += fmt::format("{} implicated without a known holder: not listed; --accounts tells holders.\n",
                          counted_text(unknown, "account"));
    return text + std::string(proposal_note) + '\n';
  }

 private:
  std::string records() const {
    Table table({{"Holder", Table::Align::left, id_width_max},
                 {"Name", Table::Align::left, 24},
                 {"Items", Table::Align::right},
                 {"Times", Table::Align::right},
                 {"Parties", Table::Align::right},
                 {"Term"},
                 {"Grounds"}});
    const auto& holders = answer_.list.holders;
    for (const auto& record : std::span(holders).first(std::min(rows_max_, holders.size())))
      table.add_row({std::string(code_text(graph_, record.holder)), std::string(holder_name(record, graph_)),
                     count_text(record.items), count_text(record.times), count_text(record.parties),
                     term(record), grounds_text(record, answer_)});
    const auto has_others = std::ranges::any_of(holders, &HolderRecord::below_threshold);
    const auto* title = has_others ? "Holders of implicated accounts" : "Proposed for listing";
    return section_text(title, table, holders.size(), "holder", style_);
  }

  static std::string term(const HolderRecord& record) {
    if (record.below_threshold) return "-";
    return fmt::format("{}{}", counted_text(record.term_years, "year"),
                       record.is_shortened ? " (shortened)" : "");
  }

  std::string evidence() const {
    Table table({{"Holder", Table::Align::left, id_width_max},
                 {"Account or phone", Table::Align::left, id_width_max},
                 {"Why"},
                 {"Since"},
                 {"Traced", Table::Align::right},
                 {"Share", Table::Align::right},
                 {"Counts"},
                 {"Transfers", Table::Align::right},
                 {"Gang", Table::Align::right}});
    std::size_t count = 0;
    for (const auto& record : answer_.list.holders) {
      const std::string holder(code_text(graph_, record.holder));
      for (const auto& listed : record.accounts)
        if (count++ < rows_max_) table.add_row(account_row(holder, listed));
      for (const auto& phone : record.phones)
        if (count++ < rows_max_)
          table.add_row({holder, std::string(code_text(graph_, phone.phone)),
                         fmt::format("lent to {}", counted_text(phone.accounts.size(), "account"))});
    }
    return section_text("What it rests on", table, count, "item", style_);
  }

  std::vector<std::string> account_row(const std::string& holder, const ListedAccount& listed) const {
    const auto& implicated = *listed.implicated;
    const auto share = traced_share_text(implicated);
    return {holder,
            std::string(graph_.account_id(implicated.account)),
            why_text(implicated),
            since_text(implicated, graph_),
            amounts_text(implicated.received, graph_),
            share.empty() ? "-" : share,
            listed.counts ? "yes" : "no: was only paid",
            count_text(implicated.evidence.size()),
            listed.gang ? count_text(*listed.gang + 1) : "-"};
  }

  const BlacklistAnswer& answer_;
  const TransferGraph& graph_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string blacklist_text(const BlacklistAnswer& answer, const TransferGraph& graph, std::size_t rows_max,
                           const Style& style) {
  return BlacklistText(answer, graph, rows_max, style).write();
}

}  // namespace sluice
