// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sluice {

/// realloc that asks for huge pages on large blocks: the first touch of fresh small pages costs more
/// than sorting what is written to them. Throws std::bad_alloc.
[[nodiscard]] void* reallocate(void* block, std::size_t bytes);

/// A read-only column of a ledger: a span and whoever keeps its memory alive (a built array or a
/// mapped file). An empty column means that the input had no such values. Copying is cheap.
template <class T>
class Column {
 public:
  using value_type = T;

  Column() = default;
  Column(std::span<const T> values, std::shared_ptr<const void> owner)
      : values_(values), owner_(std::move(owner)) {}

  const T& operator[](std::size_t i) const { return values_[i]; }
  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  const T* data() const { return values_.data(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  std::span<const T> values() const { return values_; }

 private:
  std::span<const T> values_;
  std::shared_ptr<const void> owner_;
};

/// A growable array of plain values that becomes a Column without a copy. New elements are not
/// initialised.
template <class T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Array() = default;
  explicit Array(std::size_t size) { resize(size); }
  Array(std::size_t size, const T& value) : Array(size) { std::fill(begin(), end(), value); }
  Array(Array&& other) noexcept { swap(other); }
  Array& operator=(Array&& other) noexcept {
    Array(std::move(other)).swap(*this);
    return *this;
  }
  Array(const Array&) = delete;
  Array& operator=(const Array&) = delete;
  ~Array() { std::free(data_); }

  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& back() { return data_[size_ - 1]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// Keeps what fits, as realloc does. Grows by half at least, so that growing often costs little.
  void resize(std::size_t size) {
    if (size > capacity_) set_capacity(std::max(size, capacity_ + capacity_ / 2));
    size_ = size;
  }
  void push_back(const T& value) {
    if (size_ == capacity_) set_capacity(capacity_ < 8 ? 8 : capacity_ * 2);
    data_[size_++] = value;
  }
  void append(const T* values, std::size_t count) {
    if (size_ + count > capacity_) set_capacity(std::max(size_ + count, capacity_ * 2));
    if (count != 0) std::memcpy(data_ + size_, values, count * sizeof(T));
    size_ += count;
  }
  void clear() { Array().swap(*this); }

  /// Gives the values away as a column; the array is empty afterwards.
  Column<T> freeze() {
    if (size_ < capacity_ && capacity_ - size_ > capacity_ / 16) set_capacity(size_);
    auto owner = std::make_shared<Array>(std::move(*this));
    return Column<T>(std::span<const T>(owner->data_, owner->size_), owner);
  }

 private:
  void swap(Array& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  void set_capacity(std::size_t capacity) {
    if (capacity > std::size_t{1} << 58) throw std::bad_alloc();
    if (capacity == 0) {
      std::free(data_);
      data_ = nullptr;
    } else {
      data_ = static_cast<T*>(reallocate(data_, capacity * sizeof(T)));
    }
    capacity_ = capacity;
  }

  T* data_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace sluice
