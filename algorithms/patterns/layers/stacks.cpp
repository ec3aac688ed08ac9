// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/layers/stacks.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sluice {
namespace {

/// The accounts that are payees of `above` and pay in `below` after they were paid.
std::size_t fed_accounts(const TransferGraph& graph, const Bipartite& above, const Bipartite& below) {
  std::unordered_map<AccountNo, TransferNo> paid_first;
  for (const auto transfer : above.transfers)
    paid_first.emplace(graph.account(graph.payee(transfer)), transfer);
  std::unordered_set<AccountNo> fed;
  for (const auto transfer : below.transfers) {
    const auto paid = paid_first.find(graph.account(graph.payer(transfer)));
    if (paid != paid_first.end() && paid->second < transfer) fed.insert(paid->first);
  }
  return fed.size();
}

/// Grows stacks layer by layer.
class StackBuilder {
 public:
  StackBuilder(const TransferGraph& graph, const ShapeQuery& query, std::span<const Bipartite> shapes)
      : graph_(graph), query_(query), shapes_(shapes), is_used_(shapes.size()) {
    for (std::size_t i = 0; i < shapes.size(); ++i)
      for (const auto payer : shapes[i].payers) paid_by_[payer].push_back(i);
  }

  std::vector<Shape> build() {
    std::vector<Shape> stacks;
    for (std::size_t first = 0; first < shapes_.size(); ++first) {
      if (is_used_[first]) continue;
      std::vector<std::size_t> layers = {first};
      is_used_[first] = true;
      for (auto next = fed_by(layers); next != none; next = fed_by(layers)) {
        layers.push_back(next);
        is_used_[next] = true;
      }
      if (layers.size() > 1)
        stacks.push_back(stack_of(layers));
      else
        is_used_[first] = false;
    }
    return stacks;
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  /// The earliest unused shape that the last layer feeds, within the window of the first.
  std::size_t fed_by(const std::vector<std::size_t>& layers) const {
    const auto& last = shapes_[layers.back()];
    const auto opens = graph_.time(shapes_[layers.front()].transfers.front());
    auto earliest = none;
    for (const auto payee : last.payees) {
      const auto found = paid_by_.find(payee);
      if (found == paid_by_.end()) continue;
      for (const auto next : found->second)
        if (next < earliest && !is_used_[next]
            && graph_.time(shapes_[next].transfers.back()) - opens <= query_.window
            && graph_.time(shapes_[next].transfers.front()) >= opens
            && fed_accounts(graph_, last, shapes_[next]) >= 2)
          earliest = next;
    }
    return earliest;
  }

  Shape stack_of(const std::vector<std::size_t>& layers) const {
    Shape stack;
    double density = 0;
    std::unordered_set<AccountNo> named;
    for (const auto layer : layers) {
      const auto& shape = shapes_[layer];
      density += shape.density;
      stack.transfers.insert(stack.transfers.end(), shape.transfers.begin(), shape.transfers.end());
      for (const auto& side : {shape.payers, shape.payees})
        for (const auto account : side)
          if (named.insert(account).second) stack.accounts.push_back(account);
    }
    std::ranges::sort(stack.transfers);
    stack.score = density / static_cast<double>(layers.size());
    return stack;
  }

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  std::span<const Bipartite> shapes_;
  std::vector<bool> is_used_;
  std::unordered_map<AccountNo, std::vector<std::size_t>> paid_by_;
};

}  // namespace

std::vector<Shape> find_stacks(const TransferGraph& graph, const ShapeQuery& query,
                               std::span<const Bipartite> shapes) {
  return StackBuilder(graph, query, shapes).build();
}

}  // namespace sluice
