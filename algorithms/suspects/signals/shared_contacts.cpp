// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/shared_contacts.hpp"

#include <algorithm>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::array<std::size_t, 3> holders_max = {200, 200, 50};

/// A contact and an account that uses it.
std::uint64_t use(std::uint32_t contact, AccountNo account) {
  return std::uint64_t{contact} << 32 | account.value;
}

std::span<const TransferText> columns_of(Contact contact) {
  static constexpr std::array device = {TransferText::device, TransferText::mac};
  static constexpr std::array address = {TransferText::ip};
  if (contact == Contact::device) return device;
  if (contact == Contact::address) return address;
  return {};
}

/// Collects the contacts of payments, account by account.
class UsesOfPayments {
 public:
  UsesOfPayments(const TransferGraph& graph, Contact contact) : graph_(graph), contact_(contact) {}

  std::vector<std::uint64_t> collect(Progress& progress) const {
    constexpr std::size_t grain = 16'384;
    const auto count = graph_.pocket_count();
    std::vector<std::vector<std::uint64_t>> by_chunk((count + grain - 1) / grain);
    progress.begin("shared devices", count);
    for_chunks(count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      std::vector<std::uint32_t> codes;
      for (auto p = begin; p < end; ++p) add(PocketNo(static_cast<std::uint32_t>(p)), codes, by_chunk[chunk]);
      progress.advance(end - begin);
    });
    std::vector<std::uint64_t> uses;
    for (auto& each : by_chunk) {
      uses.insert(uses.end(), each.begin(), each.end());
      each = {};
    }
    return uses;
  }

 private:
  void add(PocketNo pocket, std::vector<std::uint32_t>& codes, std::vector<std::uint64_t>& uses) const {
    codes.clear();
    for (const auto which : columns_of(contact_)) {
      const auto& column = graph_.ledger().transfers.texts[static_cast<std::size_t>(which)];
      if (column.empty()) continue;
      for (const auto& leg : graph_.outflows(pocket)) {
        const auto code = column[leg.transfer.value];
        if (code != 0 && (codes.empty() || codes.back() != code)) codes.push_back(code);
      }
    }
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (const auto code : codes) uses.push_back(use(code, graph_.account(pocket)));
  }

  const TransferGraph& graph_;
  Contact contact_;
};

std::vector<std::uint64_t> collect_uses(const TransferGraph& graph, Contact contact, Progress& progress) {
  std::vector<std::uint64_t> uses;
  if (!columns_of(contact).empty()) uses = UsesOfPayments(graph, contact).collect(progress);
  const auto note = [&](AccountNo account, std::uint32_t code) { uses.push_back(use(code, account)); };
  if (contact == Contact::device) for_links(graph, LinkKind::device, note);
  if (contact != Contact::phone) return uses;
  for_links(graph, LinkKind::phone, note);
  const auto& phones = graph.ledger().accounts.texts[static_cast<std::size_t>(AccountText::phone)];
  for (std::uint32_t a = 0; a < phones.size(); ++a)
    if (phones[a] != 0 && !is_opened_later(graph, AccountNo(a))) note(AccountNo(a), phones[a]);
  return uses;
}

}  // namespace

SharedContacts::SharedContacts(const TransferGraph& graph, const Holders& holders, Progress& progress) {
  for (const auto contact : {Contact::phone, Contact::device, Contact::address}) {
    auto uses = collect_uses(graph, contact, progress);
    progress.check();
    count(contact, uses, holders);
  }
}

void SharedContacts::count(Contact contact, std::vector<std::uint64_t>& uses, const Holders& holders) {
  auto& shared = shared_[static_cast<std::size_t>(contact)];
  shared.resize(holders.size());
  parallel_sort(uses.begin(), uses.end(), std::less<>());
  std::vector<HolderKey> users;
  for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    while (end < uses.size() && uses[end] >> 32 == uses[begin] >> 32) ++end;
    users.clear();
    for (auto i = begin; i < end; ++i)
      users.push_back(holders.of(AccountNo(static_cast<std::uint32_t>(uses[i]))));
    std::ranges::sort(users);
    const auto different = static_cast<std::size_t>(std::unique(users.begin(), users.end()) - users.begin());
    const bool counts = different <= holders_max[static_cast<std::size_t>(contact)];
    const auto others = counts ? static_cast<float>(different - 1) : 0;
    for (auto i = begin; i < end; ++i) {
      auto& most = shared[static_cast<std::uint32_t>(uses[i])];
      if (!is_known(most.others) || others > most.others)
        most = {static_cast<std::uint32_t>(uses[begin] >> 32), others};
    }
  }
}

float SharedContacts::measure(Contact contact, const MeasuredAccount& account,
                              TellingTransfers* telling) const {
  const auto& shared = shared_[static_cast<std::size_t>(contact)][account.account().value];
  if (telling == nullptr || !is_known(shared.others) || shared.others == 0) return shared.others;
  for (const auto which : columns_of(contact)) {
    const auto& column = account.graph.ledger().transfers.texts[static_cast<std::size_t>(which)];
    if (column.empty()) continue;
    for (const auto& movement : account.movements.all())
      if (movement.is_outflow && column[movement.transfer.value] == shared.contact)
        telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  }
  return shared.others;
}

}  // namespace sluice
