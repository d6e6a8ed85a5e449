with payments as (
    select order_id, payment_kind, amount, paid_at
    from {{ ref('stg_payments') }}
)

select
    payments.order_id,
    sum(case when payments.payment_kind = 'charge' then payments.amount else 0 end) as paid_amount,
    sum(case when payments.payment_kind = 'refund' then payments.amount else 0 end) as refunded_amount,
    max(payments.paid_at) as last_paid_at
from payments
group by payments.order_id
