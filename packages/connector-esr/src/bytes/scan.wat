(module
  (import "scan" "memory" (memory 1))
  ;; Looks at the bytes from $at up to $end. Writes one past each ~ and line feed to $starts, the number of those written
  ;; before each line feed to $lines, and each block of 16 bytes that is not all ASCII to $high.
  ;; Gives how many starts there are; how many lines and blocks stands before $lines and $high.
  ;; What stands after the last start, up to eight words, is overwritten.
  (func (export "scan") (param $at i32) (param $end i32) (param $starts i32) (param $lines i32) (param $high i32)
    (result i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128) (local $feed v128) (local $tilde v128)
    (local $keep i64) (local $mask i64) (local $feeds i64)
    (local $start i32) (local $write i32) (local $line i32) (local $block i32) (local $quarter i32)
    (local.set $start (local.get $starts))
    (local.set $line (local.get $lines))
    (local.set $block (local.get $high))
    (local.set $feed (i8x16.splat (i32.const 0x0a)))
    (local.set $tilde (i8x16.splat (i32.const 0x7e)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $a (v128.load (local.get $at)))
        (local.set $b (v128.load offset=16 (local.get $at)))
        (local.set $c (v128.load offset=32 (local.get $at)))
        (local.set $d (v128.load offset=48 (local.get $at)))
        (local.set $keep (i64.const -1))
        (if (i32.lt_u (i32.sub (local.get $end) (local.get $at)) (i32.const 64)) (then
          (local.set $keep (i64.sub
            (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $end) (local.get $at)))) (i64.const 1)))))
        (if (i8x16.bitmask (v128.or (v128.or (local.get $a) (local.get $b)) (v128.or (local.get $c) (local.get $d)))) (then
          (local.set $mask (i64.and (local.get $keep) (i64.or
            (i64.or
              (i64.extend_i32_u (i8x16.bitmask (local.get $a)))
              (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $b))) (i64.const 16)))
            (i64.or
              (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $c))) (i64.const 32))
              (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $d))) (i64.const 48))))))
          (local.set $quarter (local.get $at))
          (block $passed
            (loop $each
              (br_if $passed (i64.eqz (local.get $mask)))
              (if (i64.ne (i64.and (local.get $mask) (i64.const 0xffff)) (i64.const 0)) (then
                (i32.store (local.get $block) (local.get $quarter))
                (local.set $block (i32.add (local.get $block) (i32.const 4)))))
              (local.set $quarter (i32.add (local.get $quarter) (i32.const 16)))
              (local.set $mask (i64.shr_u (local.get $mask) (i64.const 16)))
              (br $each)))))
        (local.set $feeds (i64.const 0))
        (local.set $mask (i64.and (local.get $keep) (i64.or
          (i64.or
            (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $a) (local.get $tilde))))
            (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $b) (local.get $tilde)))) (i64.const 16)))
          (i64.or
            (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $c) (local.get $tilde)))) (i64.const 32))
            (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $d) (local.get $tilde)))) (i64.const 48))))))
        ;; Where a line ends, about every sixth time.
        (if (v128.any_true (v128.or
          (v128.or (i8x16.eq (local.get $a) (local.get $feed)) (i8x16.eq (local.get $b) (local.get $feed)))
          (v128.or (i8x16.eq (local.get $c) (local.get $feed)) (i8x16.eq (local.get $d) (local.get $feed))))) (then
          (local.set $feeds (i64.and (local.get $keep) (i64.or
            (i64.or
              (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $a) (local.get $feed))))
              (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $b) (local.get $feed)))) (i64.const 16)))
            (i64.or
              (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $c) (local.get $feed)))) (i64.const 32))
              (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $d) (local.get $feed)))) (i64.const 48))))))
          (local.set $mask (i64.or (local.get $mask) (local.get $feeds)))
          (block $told
            (loop $each
              (br_if $told (i64.eqz (local.get $feeds)))
              ;; The separators before this line feed: those of the blocks before, and those below its bit.
              (i32.store (local.get $line) (i32.add
                (i32.shr_u (i32.sub (local.get $start) (local.get $starts)) (i32.const 2))
                (i32.wrap_i64 (i64.popcnt (i64.and (local.get $mask)
                  (i64.sub (i64.and (local.get $feeds) (i64.sub (i64.const 0) (local.get $feeds))) (i64.const 1)))))))
              (local.set $line (i32.add (local.get $line) (i32.const 4)))
              (local.set $feeds (i64.and (local.get $feeds) (i64.sub (local.get $feeds) (i64.const 1))))
              (br $each)))))
        ;; Eight are written whether there are as many or not: to ask before each would cost more.
        (local.set $write (local.get $start))
        (local.set $start (i32.add (local.get $start)
          (i32.shl (i32.wrap_i64 (i64.popcnt (local.get $mask))) (i32.const 2))))
        (loop $eight
          (i32.store offset=0 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=4 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=8 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=12 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=16 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=20 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=24 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (i32.store offset=28 (local.get $write)
            (i32.add (local.get $at) (i32.wrap_i64 (i64.add (i64.ctz (local.get $mask)) (i64.const 1)))))
          (local.set $mask (i64.and (local.get $mask) (i64.sub (local.get $mask) (i64.const 1))))
          (local.set $write (i32.add (local.get $write) (i32.const 32)))
          (br_if $eight (i64.ne (local.get $mask) (i64.const 0))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $next)))
    (i32.store (i32.sub (local.get $lines) (i32.const 4))
      (i32.shr_u (i32.sub (local.get $line) (local.get $lines)) (i32.const 2)))
    (i32.store (i32.sub (local.get $high) (i32.const 4))
      (i32.shr_u (i32.sub (local.get $block) (local.get $high)) (i32.const 2)))
    (i32.shr_u (i32.sub (local.get $start) (local.get $starts)) (i32.const 2))))
