// SPDX-License-Identifier: Apache-2.0
#include "generator/generate.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "generator/account_tables.hpp"
#include "generator/cases.hpp"
#include "generator/csv_output.hpp"
#include "generator/ordinary.hpp"
#include "generator/transfer_rows.hpp"

namespace sluice {

namespace {

using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

std::string path_in(const std::string& directory, const char* name) {
  return (std::filesystem::path(directory) / name).string();
}

struct Files {
  explicit Files(const std::string& directory)
      : transfers(path_in(directory, "transfers.csv")),
        accounts(path_in(directory, "accounts.csv")),
        links(path_in(directory, "links.csv")),
        fraud(path_in(directory, "fraud.csv")),
        labels(path_in(directory, "labels.csv")),
        response(path_in(directory, "response.csv")),
        truth(path_in(directory, "truth.csv")),
        truth_accounts(path_in(directory, "truth-accounts.csv")),
        truth_shapes(path_in(directory, "truth-shapes.csv")) {}

  std::array<CsvOutput*, 9> all() {
    return {&transfers, &accounts, &links,          &fraud,       &labels,
            &response,  &truth,    &truth_accounts, &truth_shapes};
  }

  CsvOutput transfers, accounts, links, fraud, labels, response, truth, truth_accounts, truth_shapes;
};

void check(const GenerateQuery& query) {
  if (query.statements == "cases") throw InvalidQuery("statements: cases are not written yet; expected none");
  if (query.statements != "none")
    throw InvalidQuery(fmt::format("statements: expected none, found {}", query.statements));
  if (query.directory.empty()) throw InvalidQuery("directory: expected a folder to write into");
  if (query.transfers > 4'294'967'294)
    throw InvalidQuery(fmt::format("transfers: expected at most 4294967294, found {}", query.transfers));
  if (query.cases > 1'000'000)
    throw InvalidQuery(fmt::format("cases: expected at most 1000000, found {}", query.cases));
  check_behaviour(query.behaviour);
}

void check_room(const GenerateQuery& query, const CasePlan& plan) {
  if (plan.transfers.size() <= query.transfers) return;
  const auto fitting =
      std::ranges::upper_bound(plan.transfers_up_to, query.transfers) - plan.transfers_up_to.begin();
  throw InvalidQuery(fmt::format("{} cases make {} transfers; {} transfers have room for {} cases",
                                 query.cases, plan.transfers.size(), query.transfers, fitting));
}

void make_directory(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (!error && std::filesystem::is_directory(directory, error)) return;
  throw OutputFailed(fmt::format("{}: cannot create the folder: {}", directory,
                                 error ? error.message() : "a file has this name"));
}

/// Writes the transfers as they come, and beside them the rows that name their ids.
class Writer {
 public:
  Writer(Files& files, Population& all, const GenerateQuery& query, const CasePlan& plan,
         const Progress& progress)
      : files_(files),
        all_(all),
        query_(query),
        plan_(plan),
        progress_(progress),
        rows_(all, query.behaviour),
        clock_(query.behaviour.ledger) {}

  /// Merges the two streams by time; the case's transfer first where times are equal.
  void write(OrdinaryActivity& ordinary) {
    write_headers();
    auto planned = plan_.transfers.begin();
    while (true) {
      const auto innocent_ms = ordinary.next_ms();
      const bool has_planned = planned != plan_.transfers.end();
      if (has_planned && (!innocent_ms || planned->transfer.time_ms <= *innocent_ms))
        write_planned(*planned++);
      else if (innocent_ms)
        write_row(ordinary.take());
      else
        break;
    }
    write_shapes();
  }

  [[nodiscard]] std::uint64_t rows() const { return serial_; }
  [[nodiscard]] std::uint64_t fraud_payments() const { return fraud_payments_; }

 private:
  void write_headers() {
    rows_.append_header(files_.transfers.text());
    files_.truth.text() += "transfer_id,case,role,level\n";
    files_.fraud.text() += "transfer_id,victim,case,reported\n";
  }

  void write_planned(const CaseTransfer& each) {
    all_.accounts[each.transfer.payer].held -= each.transfer.amount;
    all_.accounts[each.transfer.payee].held += each.transfer.amount;
    write_row(each.transfer);
    write_truth(each);
    if (each.shape > 0) in_shapes_.emplace_back(each.shape, serial_);
    if (each.role == Role::victim) write_fraud(each);
  }

  void write_row(const SyntheticTransfer& transfer) {
    rows_.append(files_.transfers.text(), ++serial_, transfer);
    files_.transfers.written();
    if (progress_ && serial_ % 65'536 == 0) progress_(serial_, query_.transfers);
  }

  void write_truth(const CaseTransfer& each) {
    auto& text = files_.truth.text();
    TransferRows::append_id(text, serial_);
    text += ',';
    append_case(text, each.case_no);
    text += ',';
    text += role_name(each.role);
    text += ',';
    if (each.level > 0) append_number(text, each.level);
    text += '\n';
    files_.truth.written();
  }

  /// Every shape with its transfers, in order of time.
  void write_shapes() {
    std::ranges::sort(in_shapes_);
    auto& text = files_.truth_shapes.text();
    text += "shape_no,kind,case,transfer_id\n";
    for (const auto& [number, serial] : in_shapes_) {
      const auto& shape = plan_.shapes[number - 1];
      append_number(text, number);
      text += ',';
      text += case_shape_name(shape.kind);
      text += ',';
      append_case(text, shape.case_no);
      text += ',';
      TransferRows::append_id(text, serial);
      text += '\n';
      files_.truth_shapes.written();
    }
  }

  void write_fraud(const CaseTransfer& each) {
    auto& text = files_.fraud.text();
    TransferRows::append_id(text, serial_);
    text += ',';
    text += all_.accounts[each.victim].id();
    text += ',';
    append_case(text, each.case_no);
    text += ',';
    clock_.append(text, each.reported_ms);
    text += '\n';
    files_.fraud.written();
    ++fraud_payments_;
  }

  Files& files_;
  Population& all_;
  const GenerateQuery& query_;
  const CasePlan& plan_;
  const Progress& progress_;
  TransferRows rows_;
  ClockText clock_;
  std::uint64_t serial_ = 0, fraud_payments_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> in_shapes_;  // number of the shape, serial
};

void write_tables(Files& files, const Population& all, const CasePlan& plan, const Behaviour& behaviour) {
  write_accounts(files.accounts, all, behaviour.ledger);
  write_links(files.links, all, plan, behaviour);
  write_labels(files.labels, all, plan, behaviour.cases);
  write_response(files.response, all.seed);
  write_truth_accounts(files.truth_accounts, all, plan);
}

Generated summary(const GenerateQuery& query, const Population& all, const CasePlan& plan,
                  const Writer& writer) {
  Generated made;
  made.accounts = all.asked;
  made.extra_accounts = all.accounts.size() - all.asked;
  made.transfers = writer.rows();
  made.cases = query.cases;
  made.case_transfers = plan.transfers.size();
  made.shapes = plan.shapes.size();
  made.fraud_payments = writer.fraud_payments();
  for (const auto& each : plan.accounts) {
    made.mules += each.role == Role::mule ? 1u : 0u;
    made.victims += each.role == Role::victim ? 1u : 0u;
  }
  return made;
}

}  // namespace

Generated generate(const GenerateQuery& query, const Progress& progress) {
  check(query);
  auto all = make_population(query.accounts, query.seed, query.behaviour);
  const auto plan = plan_cases(all, query.behaviour, query.cases);
  check_room(query, plan);
  OrdinaryActivity ordinary(all, query.behaviour, query.transfers - plan.transfers.size());
  make_directory(query.directory);
  Files files(query.directory);
  write_tables(files, all, plan, query.behaviour);
  Writer writer(files, all, query, plan, progress);
  writer.write(ordinary);
  auto made = summary(query, all, plan, writer);
  for (auto* file : files.all()) {
    file->close();
    made.bytes += file->bytes();
  }
  for (auto* file : files.all()) file->commit();
  if (progress) progress(made.transfers, query.transfers);
  return made;
}

}  // namespace sluice
