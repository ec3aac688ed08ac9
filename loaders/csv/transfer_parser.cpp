// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/transfer_parser.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "loaders/csv/cell_text.hpp"
#include "loaders/text/boolean_text.hpp"
#include "loaders/text/encoding.hpp"

namespace sluice {

CurrencyList::CurrencyList(const LoadOptions& options) {
  for (const auto& [code, scale] : options.scale) units_.set_scale(code, scale);
  const auto known = find(options.currency);
  if (!known)
    throw InvalidQuery(fmt::format(
        "--currency {}: not a currency of ISO 4217; say how many decimals it has with --scale {}=N",
        options.currency, options.currency));
  default_ = *known;
}

std::optional<CurrencyList::Known> CurrencyList::find(std::string_view text) {
  const auto unit = units_.find(text);
  if (!unit) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto known = place_.find(unit->code);
  if (known != place_.end()) return Known{known->second, unit->scale};
  const auto place = static_cast<std::uint16_t>(currencies_.size());
  currencies_.push_back({std::string(unit->code), unit->scale});
  place_.emplace(unit->code, place);
  return Known{place, unit->scale};
}

void ChunkReport::see(Time time) {
  if (last) {
    rises |= time > *last;
    falls |= time < *last;
  } else {
    first = time;
  }
  last = time;
}

TransferParser::TransferParser(const TransferFormat& format, Lane& lane, RowTable& rows)
    : format_(format), lane_(lane), rows_(rows), times_(format.times) {}

void TransferParser::parse(const Record& record, RowChunk& chunk, ChunkReport& report) {
  ++report.records;
  Parsed row;
  if (!read(record, row)) return reject(record, report);
  report.see(row.time.time);
  report.rounded += row.rounded ? 1 : 0;
  report.unwrapped_ids += row.unwrapped;
  report.used_empty_party |= row.empty_party && !row.failed;
  if (!row.failed) return write(record, row, chunk);
  ++report.failed;
  report.dropped.push_back({std::string(row.id), Dropped::failed, format_.file, record.line});
}

bool TransferParser::read(const Record& record, Parsed& row) {
  return read_shape(record) && read_ids(record, row) && read_time(record, row) && read_amounts(record, row)
         && read_received(record, row)
         && read_balance(record, TransferColumn::payer_balance_after, row, row.payer_balance)
         && read_balance(record, TransferColumn::payee_balance_after, row, row.payee_balance)
         && read_success(record, row);
}

bool TransferParser::read_shape(const Record& record) {
  if (record.broken_quote) {
    bad_ = {"", "a closing quote followed by a delimiter", record.text};
    return false;
  }
  const auto width = format_.plan.width;
  auto count = record.fields.size();
  // A delimiter at the end of the line is no column.
  while (count > width && trim(record.fields[count - 1]).empty()) --count;
  if (count != width || record.surplus != 0) {
    bad_ = {"", fmt::format("{} columns; there are {}", width, record.fields.size() + record.surplus),
            record.text};
    return false;
  }
  if (format_.is_utf8 || sluice::is_utf8(record.text)) return true;
  bad_ = {"", "text in UTF-8", record.text};
  return false;
}

bool TransferParser::bad(std::size_t column, std::string_view expected, std::string_view found) {
  bad_ = {std::string(transfer_columns[column].name), std::string(expected), found};
  return false;
}

std::string_view TransferParser::cell(const Record& record, TransferColumn column) {
  const auto c = static_cast<std::size_t>(column);
  const auto& places = format_.plan.places[c];
  if (places.empty()) return {};
  return cell_text(record, places, column == TransferColumn::time ? ' ' : '/', joined_[c]);
}

/// The id in a column. Where several columns make it up, a spreadsheet wrapped each of them by itself.
IdReading TransferParser::id_cell(const Record& record, TransferColumn column) {
  const auto c = static_cast<std::size_t>(column);
  const auto& places = format_.plan.places[c];
  if (places.empty()) return {{}, false, IdFault::empty};
  if (places.size() == 1) return read_id(record.fields[places[0]]);
  auto& joined = joined_[c];
  joined.clear();
  bool stripped = false, is_empty = true;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto part = read_id(record.fields[places[i]]);
    if (part.fault == IdFault::ruined_by_spreadsheet) return part;
    stripped |= part.stripped;
    is_empty &= part.id.empty();
    if (i > 0) joined += '/';
    joined += part.id;
  }
  if (is_empty) return {{}, stripped, IdFault::empty};
  auto reading = read_id(joined);
  reading.stripped |= stripped;
  return reading;
}

bool TransferParser::read_ids(const Record& record, Parsed& row) {
  const auto id = id_cell(record, TransferColumn::transfer_id);
  // Only accounts of ours begin with "?"; a transfer may be called anything.
  if (id.fault != IdFault::none && id.fault != IdFault::empty && id.fault != IdFault::reserved)
    return bad(TransferColumn::transfer_id, expectation(id.fault), cell(record, TransferColumn::transfer_id));
  row.id = id.id;
  if (id.stripped && !id.id.empty()) ++row.unwrapped;
  return read_party(record, TransferColumn::payer, row, row.payer)
         && read_party(record, TransferColumn::payee, row, row.payee);
}

bool TransferParser::read_party(const Record& record, TransferColumn column, Parsed& row,
                                std::string_view& id) {
  const auto reading = id_cell(record, column);
  const auto& empty_party = format_.options->empty_party;
  if (reading.fault == IdFault::empty && empty_party) {
    id = *empty_party;
    row.empty_party = true;
    return true;
  }
  if (reading.fault != IdFault::none) return bad(column, expectation(reading.fault), cell(record, column));
  id = reading.id;
  row.unwrapped += reading.stripped ? 1 : 0;
  return true;
}

bool TransferParser::read_time(const Record& record, Parsed& row) {
  const auto text = cell(record, TransferColumn::time);
  row.time = times_.read(text);
  return row.time.fault == TimeFault::none || bad(TransferColumn::time, expectation(row.time.fault), text);
}

bool TransferParser::read_currency(const Record& record, TransferColumn column,
                                   CurrencyList::Known& currency) {
  const auto text = trim(cell(record, column));
  if (text.empty()) return true;
  if (!currency_cached_ || currency_text_ != text) {
    const auto known = format_.currencies->find(text);
    if (!known) return bad(column, "a currency of ISO 4217, or one given by --scale CODE=N", text);
    currency_text_ = text;
    currency_cached_ = known;
  }
  currency = *currency_cached_;
  return true;
}

bool TransferParser::read_amounts(const Record& record, Parsed& row) {
  row.currency = format_.currencies->default_currency();
  if (!read_currency(record, TransferColumn::currency, row.currency)) return false;
  const auto text = cell(record, TransferColumn::amount);
  const auto reading = read_amount(text, row.currency.scale, format_.amounts);
  if (reading.fault != AmountFault::none)
    return bad(TransferColumn::amount, expectation(reading.fault), text);
  if (reading.amount <= Amount(0)) return bad(TransferColumn::amount, "an amount above zero", text);
  row.amount = reading.amount;
  row.rounded = reading.rounded;
  return true;
}

/// What arrived, where that is another amount or currency than what was sent.
bool TransferParser::read_received(const Record& record, Parsed& row) {
  row.currency_received = row.currency;
  row.received = row.amount;
  if (!read_currency(record, TransferColumn::currency_received, row.currency_received)) return false;
  const bool exchanged = row.currency_received.place != row.currency.place;
  const auto text = cell(record, TransferColumn::amount_received);
  if (trim(text).empty()) {
    if (!exchanged) return true;
    return bad(TransferColumn::amount_received, "the amount received, since its currency is another", text);
  }
  const auto reading = read_amount(text, row.currency_received.scale, format_.amounts);
  if (reading.fault != AmountFault::none)
    return bad(TransferColumn::amount_received, expectation(reading.fault), text);
  if (reading.amount <= Amount(0)) return bad(TransferColumn::amount_received, "an amount above zero", text);
  if (!exchanged && reading.amount > row.amount)
    return bad(TransferColumn::amount_received, "no more than was sent in the same currency", text);
  row.received = reading.amount;
  row.rounded |= reading.rounded;
  return true;
}

bool TransferParser::read_balance(const Record& record, TransferColumn column, Parsed& row, Amount& balance) {
  const auto text = cell(record, column);
  if (trim(text).empty()) return true;
  const auto scale =
      column == TransferColumn::payer_balance_after ? row.currency.scale : row.currency_received.scale;
  const auto reading = read_amount(text, scale, format_.amounts);
  // A balance that rounds to zero is zero.
  if (reading.fault != AmountFault::none && reading.fault != AmountFault::rounds_to_zero)
    return bad(column, expectation(reading.fault), text);
  balance = reading.fault == AmountFault::none ? reading.amount : Amount(0);
  return true;
}

bool TransferParser::read_success(const Record& record, Parsed& row) {
  const auto text = cell(record, TransferColumn::success);
  if (trim(text).empty()) return true;
  const auto success = read_boolean(text);
  if (!success) return bad(TransferColumn::success, "1/0, true/false, yes/no, 是/否 or 成功/失败", text);
  row.failed = !*success;
  return true;
}

void TransferParser::reject(const Record& record, ChunkReport& report) {
  const auto& header = format_.plan.header;
  const bool repeats_header =
      !header.empty() && header.size() == record.fields.size()
      && std::ranges::equal(header, record.fields, {}, {}, [](auto field) { return trim(field); });
  if (repeats_header) bad_ = {"", "a transfer; this is the header again", record.text};
  report.rejections.push_back({format_.file_name, record.line, bad_.column, bad_.expected,
                               excerpt(bad_.found), excerpt(record.text)});
  const auto& places = format_.plan.places[static_cast<std::size_t>(TransferColumn::transfer_id)];
  const auto is_there = [&](std::uint32_t place) { return place < record.fields.size(); };
  DroppedRow dropped{{}, Dropped::rejected, format_.file, record.line};
  if (!record.broken_quote && !repeats_header && std::ranges::all_of(places, is_there))
    if (const auto id = id_cell(record, TransferColumn::transfer_id); id.fault == IdFault::none)
      dropped.id = excerpt(id.id);
  report.dropped.push_back(std::move(dropped));
}

void TransferParser::write(const Record& record, const Parsed& row, RowChunk& chunk) {
  if (row.currency_received.place != row.currency.place) {
    auto part = row;
    part.payee = exchange_account;
    part.payee_balance = no_balance;
    write_row(record, part, RowPart::exchanged_out, chunk);
    part = row;
    part.payer = exchange_account;
    part.payer_balance = no_balance;
    part.currency = row.currency_received;
    part.amount = row.received;
    return write_row(record, part, RowPart::exchanged_in, chunk);
  }
  if (row.received == row.amount) return write_row(record, row, RowPart::whole, chunk);
  // The payer's balance is the one after the fee too.
  auto part = row;
  part.amount = row.received;
  part.payer_balance = no_balance;
  write_row(record, part, RowPart::arrived, chunk);
  part = row;
  part.payee = fee_account;
  part.payee_balance = no_balance;
  part.amount = row.amount - row.received;
  write_row(record, part, RowPart::fee, chunk);
}

void TransferParser::number_account(const Record& record, std::string_view id, std::uint32_t& number) {
  // Ids that were joined or freed of doubled quotes stand in scratch space, which does not last.
  const bool lasts = id.data() >= record.text.data() && id.data() < record.text.data() + record.text.size();
  if (lasts)
    lane_.accounts.encode_later(id, &number);
  else
    number = lane_.accounts.encode(id);
}

void TransferParser::write_row(const Record& record, const Parsed& row, RowPart part, RowChunk& chunk) {
  const auto at = chunk.first + chunk.count++;
  chunk.id_bytes.append(row.id.data(), row.id.size());
  if (chunk.id_bytes.size() > 0xFFFF'FFFFu)
    throw UnreadableInput("transfer ids are too long: 4 GiB in one part of a file");
  rows_.id_end[at] = static_cast<std::uint32_t>(chunk.id_bytes.size());
  number_account(record, row.payer, rows_.payer[at]);
  number_account(record, row.payee, rows_.payee[at]);
  rows_.time[at] = row.time.time;
  rows_.amount[at] = row.amount;
  rows_.currency[at] = row.currency.place;
  rows_.digits[at] = row.time.digits;
  rows_.state[at] = RowState::kept;
  rows_.part[at] = part;
  rows_.line[at] = record.line;
  if (!rows_.payer_balance_after.empty()) rows_.payer_balance_after[at] = row.payer_balance;
  if (!rows_.payee_balance_after.empty()) rows_.payee_balance_after[at] = row.payee_balance;
  constexpr auto first_text = static_cast<std::size_t>(TransferColumn::channel);
  for (std::size_t t = 0; t < transfer_text_count; ++t)
    if (!rows_.texts[t].empty())
      rows_.texts[t][at] =
          lane_.texts.encode(trim(cell(record, static_cast<TransferColumn>(first_text + t))));
}

}  // namespace sluice
