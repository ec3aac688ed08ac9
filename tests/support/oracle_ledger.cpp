// SPDX-License-Identifier: Apache-2.0
#include "tests/support/oracle_ledger.hpp"

#include <map>

namespace sluice::tests {
namespace {

class InputWriter {
 public:
  explicit InputWriter(std::size_t chunk_rows) : chunk_rows_(chunk_rows) {
    input_.files.push_back({"oracle.csv"});
    input_.lanes.resize(2);
  }

  void add(const oracle::Row& row) {
    auto& rows = input_.rows;
    if (rows.chunks.empty() || rows.chunks.back().count == chunk_rows_) {
      // Chunks take turns at the lanes, as chunks of a file do at workers.
      const auto lane = static_cast<std::uint32_t>(rows.chunks.size() % 2);
      rows.chunks.push_back({rows.size(), 0, 0, lane, {}});
    }
    auto& chunk = rows.chunks.back();
    auto& accounts = input_.lanes[chunk.lane].accounts;
    ++chunk.count;
    chunk.id_bytes.append(row.id.data(), row.id.size());
    rows.id_end.push_back(static_cast<std::uint32_t>(chunk.id_bytes.size()));
    rows.payer.push_back(accounts.encode(row.payer));
    rows.payee.push_back(accounts.encode(row.payee));
    rows.time.push_back(Time(row.time_ns));
    rows.amount.push_back(Amount(row.amount));
    rows.currency.push_back(currency(row.currency));
    rows.digits.push_back(0);
    rows.state.push_back(RowState::kept);
    rows.part.push_back(RowPart::whole);
    rows.line.push_back(static_cast<std::uint32_t>(rows.size() + 1));
    rows.payer_balance_after.push_back(balance(row.payer_balance_after));
    rows.payee_balance_after.push_back(balance(row.payee_balance_after));
  }

  void add(const oracle::Account& account) {
    AccountRow row;
    row.account = account.id;
    if (account.kind == oracle::Account::Kind::terminal) row.kind = AccountKind::cash_point;
    if (account.kind == oracle::Account::Kind::uncovered) row.uncovered = true;
    input_.accounts.push_back(row);
    for (const auto& [code, opening] : account.opening_balance) {
      row.opening = Amount(std::max<std::int64_t>(0, opening));
      row.currency = currency(code);
      input_.accounts.push_back(row);
    }
  }

  LedgerInput take() { return std::move(input_); }

 private:
  static Amount balance(const std::optional<std::int64_t>& given) {
    return given ? Amount(*given) : no_balance;
  }
  std::uint16_t currency(const std::string& code) {
    const auto [found, is_new] =
        currency_.try_emplace(code, static_cast<std::uint16_t>(input_.currencies.size()));
    if (is_new) input_.currencies.push_back({code, 2});
    return found->second;
  }

  std::size_t chunk_rows_;
  LedgerInput input_;
  std::map<std::string, std::uint16_t> currency_;
};

TraceQuery query_of(const TransferGraph& graph, const oracle::Query& asked, FoundSources& found) {
  TraceQuery query;
  std::vector<FraudPayment> payments;
  for (const auto& source : asked.sources) payments.push_back({source.transfer, source.victim});
  found = find_sources(graph, Boundary(graph, {}), payments, asked.backward);
  query.sources = found.sources;
  query.victims = found.victims;
  query.rule = static_cast<Rule>(asked.rule);
  query.backward = asked.backward;
  if (asked.hops_max) query.hops_max = static_cast<std::uint32_t>(*asked.hops_max);
  if (asked.amount_min)
    query.amount_min.assign(graph.ledger().currencies.scale.size(), Amount(*asked.amount_min));
  if (asked.horizon_ns) query.horizon = Duration(*asked.horizon_ns);
  if (asked.until_ns) query.cut_off = Time(*asked.until_ns);
  return query;
}

class AnswerWriter {
 public:
  AnswerWriter(const TransferGraph& graph, const Trace& trace, bool amounts)
      : graph_(graph), trace_(trace), amounts_(amounts) {}

  oracle::TracedAccount account(const TracedPocket& row) const {
    oracle::TracedAccount answer;
    answer.account = id(row.pocket);
    answer.currency = currency(row.pocket);
    answer.end = to_text(row.end);
    if (row.level) answer.level = static_cast<int>(*row.level);
    if (!amounts_) return answer;
    answer.received = row.received.minor;
    answer.rests = row.rests.minor;
    answer.by_source = shares(row);
    return answer;
  }

  oracle::TracedTransfer transfer(const TracedTransfer& row) const {
    oracle::TracedTransfer answer;
    if (row.key.phase() == RowKey::the_transfer) answer.id = graph_.transfer_id(row.key.transfer());
    answer.payer = id(row.payer);
    answer.payee = id(row.payee);
    answer.time_ns = graph_.time(row.key.transfer()).ns;
    answer.amount = row.amount.minor;
    answer.currency = currency(row.payer);
    if (!amounts_) return answer;
    answer.traced = row.traced.minor;
    answer.by_source = shares(row);
    return answer;
  }

 private:
  bool is_unseen(PocketNo p) const { return p.value >= graph_.pocket_count(); }
  std::string id(PocketNo p) const { return is_unseen(p) ? "?" : std::string(graph_.account_id(p)); }
  std::string currency(PocketNo p) const {
    const auto number = is_unseen(p) ? CurrencyNo(static_cast<std::uint16_t>(p.value - graph_.pocket_count()))
                                     : graph_.currency(p);
    return std::string(graph_.currency_code(number));
  }
  oracle::BySource shares(const auto& row) const {
    oracle::BySource shares;
    for (const auto& share : trace_.shares_of(row))
      shares.emplace_back(static_cast<int>(share.source.value), share.amount.minor);
    return shares;
  }

  const TransferGraph& graph_;
  const Trace& trace_;
  bool amounts_;
};

}  // namespace

LedgerInput input_of(const oracle::Ledger& ledger, std::size_t chunk_rows) {
  InputWriter writer(chunk_rows);
  for (const auto& row : ledger.rows) writer.add(row);
  for (const auto& account : ledger.accounts) writer.add(account);
  return writer.take();
}

std::shared_ptr<const Ledger> built(const oracle::Ledger& ledger) {
  Progress progress;
  return build_ledger(input_of(ledger), EqualTimes::as_listed, progress).ledger;
}

AskedGraph::AskedGraph(const std::shared_ptr<const Ledger>& ledger, const oracle::Query& asked)
    : graph(ledger) {
  if (asked.known_at_ns) graph = graph.known_at(Time(*asked.known_at_ns));
  query = query_of(graph, asked, found);
}

oracle::PocketId AskedGraph::id(PocketNo p) const {
  if (p.value < graph.pocket_count())
    return {std::string(graph.account_id(p)), std::string(graph.currency_code(graph.currency(p)))};
  const CurrencyNo currency(static_cast<std::uint16_t>(p.value - graph.pocket_count()));
  return {std::string(unseen_account), std::string(graph.currency_code(currency))};
}

PocketNo AskedGraph::pocket(const oracle::PocketId& wanted) const {
  for (std::uint32_t p = 0; p < graph.pocket_count(); ++p)
    if (id(PocketNo(p)) == wanted) return PocketNo(p);
  return PocketNo::none();
}

oracle::Result engine_trace(const std::shared_ptr<const Ledger>& ledger, const oracle::Query& asked) {
  const AskedGraph resolved(ledger, asked);
  const auto& [graph, query, found] = resolved;
  const auto trace = sluice::trace(graph, query);
  const AnswerWriter writer(graph, trace, query.rule != Rule::poison);
  oracle::Result answer;
  answer.unknown_at = found.unknown_at;
  for (std::size_t s = 0; s < query.sources.size(); ++s) {
    const auto& source = trace.sources[s];
    answer.sources.push_back({found.payments[s].transfer, query.victims[query.sources[s].victim],
                              std::string(graph.currency_code(graph.currency(query.sources[s].transfer))),
                              source.stolen.minor, source.rests.minor, source.dissipated.minor,
                              source.left_visibility.minor, source.returned.minor, source.other_victims.minor,
                              source.under_floor.minor});
  }
  for (const auto& row : trace.pockets) answer.accounts.push_back(writer.account(row));
  for (const auto& row : trace.transfers) answer.transfers.push_back(writer.transfer(row));
  return answer;
}

}  // namespace sluice::tests
