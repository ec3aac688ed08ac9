// SPDX-License-Identifier: Apache-2.0
#include "engine/build/build_ledger.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "engine/build/build_legs.hpp"
#include "engine/build/build_transfers.hpp"
#include "engine/build/complete_ledger.hpp"
#include "engine/build/number_texts.hpp"
#include "engine/build/pocket_numbers.hpp"
#include "engine/build/small_tables.hpp"
#include "engine/run/parallel.hpp"
#include "engine/values/split.hpp"

namespace sluice {
namespace {

constexpr std::size_t rows_max = 0xFFFF'FFFEu;

class LedgerBuilder {
 public:
  LedgerBuilder(LedgerInput input, EqualTimes equal_times, Progress& progress)
      : in_(std::move(input)), equal_times_(equal_times), progress_(progress) {}

  BuiltLedger build() {
    if (in_.rows.size() > rows_max)
      throw UnreadableInput("more than 4,294,967,294 transfers: split the input by period");
    begin("numbering accounts");
    accounts_ = number_accounts(in_);
    number_rows();
    begin("comparing ids");
    drop_repeated_rows();
    order_ = order_rows(in_.rows, equal_times_);
    if (!order_.identity || id_entries_.size() != order_.count) id_entries_.clear();
    leave_out_unused_accounts();
    begin("building tables");
    number_currencies();
    build_texts();
    build_accounts_and_links();
    build_transfer_columns();
    begin("building runs");
    build_runs();
    begin("indexing ids");
    auto ledger = std::make_shared<Ledger>(std::move(out_));
    if (id_entries_.empty()) id_entries_ = hash_names(ledger);
    ledger->ids = build_id_index(id_entries_);
    built_.ledger = ledger;
    return std::move(built_);
  }

 private:
  void begin(const char* stage) { progress_.begin(stage, 0); }

  template <class F>
  void for_rows(F f) {
    for_each_index(in_.rows.chunks.size(), [&](std::size_t c) {
      const auto& chunk = in_.rows.chunks[c];
      for (auto row = chunk.first; row < chunk.first + chunk.count; ++row)
        if (in_.rows.state[row] == RowState::kept) f(chunk, row);
    });
  }

  /// Dictionary numbers become account numbers; payments to oneself are marked.
  void number_rows() {
    auto& rows = in_.rows;
    for_rows([&](const RowChunk& chunk, std::size_t row) {
      const auto& account = accounts_.of_lane[chunk.lane];
      rows.payer[row] = account[rows.payer[row]].value;
      rows.payee[row] = account[rows.payee[row]].value;
      const bool to_oneself = rows.payer[row] == rows.payee[row];
      // A fee belongs to the row before it, which is numbered by now.
      const bool of_self = rows.part[row] == RowPart::fee && rows.state[row - 1] == RowState::self;
      if (to_oneself || of_self) rows.state[row] = RowState::self;
    });
  }

  std::vector<std::string> file_names() const {
    const auto files = build_files(in_.files, equal_times_);
    std::vector<std::string> names;
    for (std::size_t f = 0; f < files.name.size(); ++f) names.emplace_back(files.name[f]);
    return names;
  }

  void drop_repeated_rows() {
    auto ids = mark_repeated_ids(in_.rows, file_names());
    std::vector<std::size_t> firsts;
    for (const auto& chunk : in_.rows.chunks) firsts.push_back(chunk.first);
    auto chunk_of = [&](std::size_t row) -> const RowChunk& {
      return in_.rows
          .chunks[static_cast<std::size_t>(std::ranges::upper_bound(firsts, row) - firsts.begin() - 1)];
    };
    for (const auto& conflict : ids.conflicts)
      built_.conflicts.push_back({std::string(row_id(in_.rows, chunk_of(conflict.row), conflict.row)),
                                  chunk_of(conflict.row).file, chunk_of(conflict.earlier).file,
                                  in_.rows.line[conflict.row], in_.rows.line[conflict.earlier]});
    count_fates();
    // Where every row is a transfer of its own id, in order, the entries are the index already.
    id_entries_ = std::move(ids.hash_and_row);
  }

  void count_fates() {
    const auto& rows = in_.rows;
    for (const auto& chunk : rows.chunks)
      for (auto row = chunk.first; row < chunk.first + chunk.count; ++row) {
        const auto state = rows.state[row];
        if (state == RowState::hole || !starts_record(rows.part[row])) continue;
        if (state == RowState::kept) {
          ++built_.loaded;
          continue;
        }
        built_.self += state == RowState::self;
        built_.duplicates += state == RowState::duplicate;
        add_dropped(chunk, row, state);
      }
  }

  void add_dropped(const RowChunk& chunk, std::size_t row, RowState state) {
    const auto id = row_id(in_.rows, chunk, row);
    const auto reason = state == RowState::self        ? Dropped::self
                        : state == RowState::duplicate ? Dropped::duplicate
                                                       : Dropped::rejected;
    in_.dropped.push_back({std::string(id), reason, chunk.file, in_.rows.line[row]});
  }

  /// Accounts that only rows left out have named are no accounts of the ledger.
  void leave_out_unused_accounts() {
    if (built_.self == 0 && built_.conflicts.empty() && !in_.has_unused_names) return;
    std::vector<std::uint8_t> used(accounts_.ids.size());
    auto& rows = in_.rows;
    for (std::size_t rank = 0; rank < order_.count; ++rank)
      used[rows.payer[order_.row(rank)]] = used[rows.payee[order_.row(rank)]] = 1;
    for (const auto& row : in_.accounts) used[accounts_.find(row.account).value] = 1;
    for (const auto& row : in_.coverage) used[accounts_.find(row.account).value] = 1;
    for (const auto account : accounts_.alias_account) used[account.value] = 1;

    std::vector<AccountNo> renumbered(used.size());
    std::vector<std::string_view> ids;
    for (std::size_t a = 0; a < used.size(); ++a) {
      renumbered[a] = AccountNo(static_cast<std::uint32_t>(ids.size()));
      if (used[a] != 0) ids.push_back(accounts_.ids[a]);
    }
    if (ids.size() == used.size()) return;
    accounts_.ids = std::move(ids);
    for (auto& account : accounts_.alias_account) account = renumbered[account.value];
    for_rows([&](const RowChunk&, std::size_t row) {
      rows.payer[row] = renumbered[rows.payer[row]].value;
      rows.payee[row] = renumbered[rows.payee[row]].value;
    });
  }

  /// Currencies that occur, by code.
  void number_currencies() {
    std::vector<std::uint8_t> used(in_.currencies.size());
    for_rows([&](const RowChunk&, std::size_t row) {
      auto& mark = used[in_.rows.currency[row]];
      if (__atomic_load_n(&mark, __ATOMIC_RELAXED) == 0)
        __atomic_store_n(&mark, std::uint8_t{1}, __ATOMIC_RELAXED);
    });
    for (const auto& row : in_.accounts)
      if (row.opening) used[row.currency] = 1;
    std::map<std::string_view, std::size_t> by_code;
    for (std::size_t c = 0; c < used.size(); ++c)
      if (used[c] != 0) by_code.emplace(in_.currencies[c].code, c);
    currency_of_.resize(in_.currencies.size());
    TextArray codes;
    Array<std::uint8_t> scales;
    for (const auto& [code, place] : by_code) {
      codes.push_back(code);
      scales.push_back(static_cast<std::uint8_t>(in_.currencies[place].scale));
    }
    for (std::size_t c = 0; c < used.size(); ++c)
      if (used[c] != 0)
        currency_of_[c] = CurrencyNo(
            static_cast<std::uint16_t>(std::distance(by_code.begin(), by_code.find(in_.currencies[c].code))));
    out_.currencies = {codes.freeze(), scales.freeze()};
  }

  /// One sorted pool of all attribute texts; text 0 is empty.
  void build_texts() {
    std::vector<std::vector<std::string_view>> lists;
    for (const auto& lane : in_.lanes) {
      auto& list = lists.emplace_back(lane.texts.size());
      for (std::size_t i = 0; i < list.size(); ++i) list[i] = lane.texts[i];
    }
    auto& named = lists.emplace_back(1, std::string_view());
    for (const auto& row : in_.accounts) named.insert(named.end(), row.texts.begin(), row.texts.end());
    for (const auto& row : in_.links) named.insert(named.end(), {row.a, row.b, row.value});
    texts_ = number_texts(lists);
    TextArray texts;
    for (const auto text : texts_.sorted) texts.push_back(text);
    out_.texts = texts.freeze();
  }

  void build_accounts_and_links() {
    auto accounts = build_accounts(in_, accounts_, texts_.sorted, currency_of_);
    out_.accounts = std::move(accounts.table);
    openings_ = std::move(accounts.openings);
    built_.contradictions = std::move(accounts.contradictions);
    out_.links = build_links(in_.links, texts_.sorted);
    out_.aliases = build_aliases(in_.aliases, accounts_);
    out_.coverage = build_coverage(in_.coverage, accounts_);
    out_.files = build_files(in_.files, equal_times_);
    out_.dropped = build_dropped(std::move(in_.dropped));
  }

  void build_transfer_columns() {
    auto& rows = in_.rows;
    auto& transfers = out_.transfers;
    const PocketNumbers pockets(rows, order_, currency_of_, openings_, accounts_.ids.size(),
                                out_.currencies.scale.size());
    out_.pockets = pockets.table();
    auto pocket_of = [&](std::uint32_t account, std::uint32_t row) {
      return pockets.of(AccountNo(account), currency_of_[rows.currency[row]]);
    };
    transfers.payer = gather<PocketNo>(rows.payer, order_, pocket_of);
    transfers.payee = gather<PocketNo>(rows.payee, order_, pocket_of);
    rows.currency.clear();
    transfers.id = gather_ids(rows, order_);
    transfers.file = if_given(gather_files(rows, order_), std::uint16_t{0});
    gather_texts();
    rows.id_end.clear();
    rows.chunks.clear();
    rows.state.clear();
    rows.part.clear();
    transfers.time = gather(rows.time, order_);
    transfers.amount = gather(rows.amount, order_);
    transfers.line = gather(rows.line, order_);
    transfers.payer_balance_after = if_given(gather(rows.payer_balance_after, order_), no_balance);
    transfers.payee_balance_after = if_given(gather(rows.payee_balance_after, order_), no_balance);
    transfers.digits = if_given(gather(rows.digits, order_), std::uint8_t{0});
    order_ = {};
  }

  void gather_texts() {
    for (std::size_t t = 0; t < transfer_text_count; ++t) {
      auto& column = in_.rows.texts[t];
      if (column.empty()) continue;
      for_rows([&](const RowChunk& chunk, std::size_t row) {
        column[row] = texts_.place[chunk.lane][column[row]];
      });
      out_.transfers.texts[t] = if_given(gather(column, order_), 0u);
    }
  }

  /// The column, absent where no transfer has a value: what rows left out had given does not count.
  template <class T>
  static Column<T> if_given(Column<T> column, const T& none) {
    const bool given = std::ranges::any_of(column, [&](const T& value) { return value != none; });
    return given ? std::move(column) : Column<T>();
  }

  void build_runs() {
    const auto& transfers = out_.transfers;
    const auto pockets = out_.pockets.size();
    check_sums();
    out_.outflows = build_legs(transfers.payer, transfers.payee, transfers.amount, pockets);
    progress_.check();
    out_.inflows = build_legs(transfers.payee, transfers.payer, transfers.amount, pockets);
    progress_.check();
    complete_ledger(out_, openings_);
  }

  /// Reports add up all transfers of a currency, so that sum must fit too.
  void check_sums() const {
    const auto& transfers = out_.transfers;
    constexpr std::size_t grain = 1 << 18;
    const auto currencies = out_.currencies.scale.size();
    std::vector<std::vector<Wide>> sums((transfers.size() + grain - 1) / grain,
                                        std::vector<Wide>(currencies));
    for_chunks(transfers.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      for (auto t = begin; t < end; ++t)
        sums[chunk][out_.pockets.currency[transfers.payer[t].value].value] += transfers.amount[t].minor;
    });
    for (std::size_t c = 0; c < currencies; ++c) {
      Wide sum = 0;
      for (const auto& of_chunk : sums) sum += of_chunk[c];
      if (sum > Amount::max().minor)
        throw UnreadableInput(
            fmt::format("the amounts in {} add up to more than 63 bits of minor units hold; "
                        "load it with fewer decimals (--scale) or in parts",
                        out_.currencies.code[c]));
    }
  }

  LedgerInput in_;
  EqualTimes equal_times_;
  Progress& progress_;
  NumberedAccounts accounts_;
  NumberedTexts texts_;
  RowOrder order_;
  Array<std::uint64_t> id_entries_;
  std::vector<CurrencyNo> currency_of_;
  std::vector<StatedOpening> openings_;
  Ledger out_;
  BuiltLedger built_;
};

}  // namespace

BuiltLedger build_ledger(LedgerInput input, EqualTimes equal_times, Progress& progress) {
  return LedgerBuilder(std::move(input), equal_times, progress).build();
}

}  // namespace sluice
