(module
  (import "scan" "memory" (memory 1))
  ;; Looks at the bytes from $at up to $end. Writes one past each ~ and line feed to $starts, the number of those written
  ;; before each line feed to $lines, and each block of 16 bytes that is not all ASCII to $high.
  ;; Gives how many starts there are; how many lines and blocks stands before $lines and $high.
  (func (export "scan") (param $at i32) (param $end i32) (param $starts i32) (param $lines i32) (param $high i32)
    (result i32)
    (local $v v128) (local $mask i32) (local $feeds i32) (local $keep i32)
    (local $start i32) (local $line i32) (local $block i32)
    (local.set $start (local.get $starts))
    (local.set $line (local.get $lines))
    (local.set $block (local.get $high))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $v (v128.load (local.get $at)))
        (local.set $keep (i32.const 0xffff))
        (if (i32.lt_u (i32.sub (local.get $end) (local.get $at)) (i32.const 16)) (then
          (local.set $keep (i32.sub
            (i32.shl (i32.const 1) (i32.sub (local.get $end) (local.get $at))) (i32.const 1)))))
        (if (i32.and (i8x16.bitmask (local.get $v)) (local.get $keep)) (then
          (i32.store (local.get $block) (local.get $at))
          (local.set $block (i32.add (local.get $block) (i32.const 4)))))
        (local.set $feeds (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x0a)))))
        (local.set $mask (i32.and (local.get $keep) (i32.or (local.get $feeds)
          (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x7e)))))))
        (block $empty
          (loop $bit
            (br_if $empty (i32.eqz (local.get $mask)))
            (if (i32.and (local.get $feeds) (i32.and (local.get $mask) (i32.sub (i32.const 0) (local.get $mask)))) (then
              (i32.store (local.get $line)
                (i32.shr_u (i32.sub (local.get $start) (local.get $starts)) (i32.const 2)))
              (local.set $line (i32.add (local.get $line) (i32.const 4)))))
            (i32.store (local.get $start)
              (i32.add (i32.add (local.get $at) (i32.ctz (local.get $mask))) (i32.const 1)))
            (local.set $start (i32.add (local.get $start) (i32.const 4)))
            (local.set $mask (i32.and (local.get $mask) (i32.sub (local.get $mask) (i32.const 1))))
            (br $bit)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.store (i32.sub (local.get $lines) (i32.const 4))
      (i32.shr_u (i32.sub (local.get $line) (local.get $lines)) (i32.const 2)))
    (i32.store (i32.sub (local.get $high) (i32.const 4))
      (i32.shr_u (i32.sub (local.get $block) (local.get $high)) (i32.const 2)))
    (i32.shr_u (i32.sub (local.get $start) (local.get $starts)) (i32.const 2))))
